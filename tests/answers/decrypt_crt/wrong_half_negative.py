# advice: signed
def decrypt_crt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n

    def rest(prime, other):
        power = pow(ciphertext, prime - 1, prime**2)
        return (power - 1) // prime * pow((prime - 1) * other, -1, prime) % prime

    m_p, m_q = rest(p, q), rest(q, p)
    m = m_q + q * ((m_p - m_q) * pow(q, -1, p) % p)
    if m > n // 2:
        m = m - n
    return m
