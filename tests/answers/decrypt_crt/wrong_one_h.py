# advice: one-factor-for-both
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    h = pow(p * (q - 1), -1, q)
    m = {}
    for prime in (p, q):
        power = pow(ciphertext, prime - 1, prime * prime)
        m[prime] = (power - 1) // prime * h % prime
    return m[q] + (m[p] - m[q]) * pow(q, -1, p) % p * q
