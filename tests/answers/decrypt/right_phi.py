# right: phi instead of the least common multiple
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    phi = (p - 1) * (q - 1)
    return (pow(ciphertext, phi, n * n) - 1) // n * pow(phi, -1, n) % n
