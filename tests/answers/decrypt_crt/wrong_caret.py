# advice: other-value
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    mp = (pow(ciphertext, p - 1, p ^ 2) - 1) // p * pow((p - 1) * q, -1, p) % p
    mq = (pow(ciphertext, q - 1, q ^ 2) - 1) // q * pow((q - 1) * p, -1, q) % q
    return mq + q * ((mp - mq) * pow(q, -1, p) % p)
