# advice: factor-not-inverted
def decrypt_crt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    m_p = (pow(ciphertext, p - 1, p**2) - 1) // p * (p - 1) * q % p
    m_q = (pow(ciphertext, q - 1, q**2) - 1) // q * (q - 1) * p % q
    return m_q + q * ((m_p - m_q) * pow(q, -1, p) % p)
