# right: u // p is (u - 1) // p, for u is 1 more than a multiple of p
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    def half(prime, other):
        u = pow(ciphertext, prime - 1, prime * prime)
        return u // prime * pow((prime - 1) * other, -1, prime) % prime
    mp, mq = half(p, q), half(q, p)
    return mq + q * ((mp - mq) * pow(q, -1, p) % p)
