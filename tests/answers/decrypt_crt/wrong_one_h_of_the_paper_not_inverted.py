# advice: other-value
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    g = p * q + 1

    def quotient(base, prime):
        return (pow(base, prime - 1, prime**2) - 1) // prime

    m_p = quotient(ciphertext, p) * pow(quotient(g, p), -1, p) % p
    m_q = quotient(ciphertext, q) * quotient(g, q) % q
    return m_p + p * ((m_q - m_p) * pow(p, -1, q) % q)
