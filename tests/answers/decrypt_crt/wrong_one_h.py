# advice: wrong-factor
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    h = pow((p - 1) * q, -1, p)
    mp = (pow(ciphertext, p - 1, p**2) - 1) // p * h % p
    mq = (pow(ciphertext, q - 1, q**2) - 1) // q * h % q
    return mq + q * ((mp - mq) * pow(q, -1, p) % p)
