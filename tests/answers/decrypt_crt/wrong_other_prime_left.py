# advice: other-prime-left
def decrypt_crt(private_key, ciphertext):
    def remainder(prime):
        u = pow(ciphertext, prime - 1, prime * prime)
        return (u - 1) // prime * pow(prime - 1, -1, prime) % prime

    p, q = private_key.p, private_key.q
    m_p, m_q = remainder(p), remainder(q)
    return (m_p * q * pow(q, -1, p) + m_q * p * pow(p, -1, q)) % (p * q)
