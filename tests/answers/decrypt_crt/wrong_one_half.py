# advice: one-half
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    u = pow(ciphertext, p - 1, p**2)
    plaintext = (u - 1) // p * pow((p - 1) * q, -1, p) % p
    return plaintext
