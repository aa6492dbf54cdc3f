# advice: begins-with-other-half
def decrypt_crt(private_key, ciphertext):
    """decrypt_crt(PrivateKey(5, 7), 36) → 1"""
    p, q = private_key.p, private_key.q
    hp, hq = pow((p - 1) * q, -1, p), pow((q - 1) * p, -1, q)
    mp = (pow(ciphertext, p - 1, p * p) - 1) // p * hp % p
    mq = (pow(ciphertext, q - 1, q * q) - 1) // q * hq % q
    return mp + q * ((mp - mq) * pow(q, -1, p) % p)
