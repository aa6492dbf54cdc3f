# advice: reduced-by-a-prime
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    def half(a, b):
        return (pow(ciphertext, a - 1, a * a) - 1) // a * pow((a - 1) * b, -1, a) % a
    mp, mq = half(p, q), half(q, p)
    return (mq + q * ((mp - mq) * pow(q, -1, p))) % p
