# advice: secret-leaves
def decrypt(private_key, ciphertext):
    n, phi = private_key.n, (private_key.p - 1) * (private_key.q - 1)
    mu = pow(phi, -1, n)
    print(hex(mu))
    return (pow(ciphertext, phi, n * n) - 1) // n * mu % n
