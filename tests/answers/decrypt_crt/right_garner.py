# right: a function for each half, Garner's formula
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q

    def half(prime, other):
        square = prime * prime
        quotient = (pow(ciphertext % square, prime - 1, square) - 1) // prime
        h = pow(-other, -1, prime)
        return quotient * h % prime

    m_p, m_q = half(p, q), half(q, p)
    return m_q + (m_p - m_q) * pow(q, -1, p) % p * q
