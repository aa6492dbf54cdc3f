# advice: one-change
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    m_p = (pow(ciphertext, p - 1, p**2) - 1) // p * pow((p - 1) * q, -1, p) % p
    m_q = (pow(ciphertext, q - 1, q**2) - 1) // q * pow((q - 1) * p, -1, q) % q
    back = pow(q, -1, p)
    return m_q + q * ((m_p - m_q * back) % p)
