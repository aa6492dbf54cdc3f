# advice: returns-halves
def decrypt_crt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    return (pow(ciphertext, p - 1, p**2) - 1) // p * pow((p - 1) * q, -1, p) % p
