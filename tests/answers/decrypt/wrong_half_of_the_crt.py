# advice: other-value
def decrypt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    u = pow(ciphertext, p - 1, p**2)
    return (u - 1) // p * pow((p - 1) * q, -1, p) % p
