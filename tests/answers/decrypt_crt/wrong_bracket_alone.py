# advice: no-multiple
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    mp = (pow(ciphertext, p - 1, p**2) - 1) // p * pow((p - 1) * q, -1, p) % p
    mq = (pow(ciphertext, q - 1, q**2) - 1) // q * pow((q - 1) * p, -1, q) % q
    qinv = pow(q, -1, p)
    m = mq + (mp - mq) * qinv % p
    return m
