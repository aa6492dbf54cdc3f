# advice: factor-in-common
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    h_p, h_q = pow((p - 1) * q, -1, q), pow((q - 1) * p, -1, p)
    m_p = (pow(ciphertext, p - 1, p**2) - 1) // p * h_p % p
    m_q = (pow(ciphertext, q - 1, q**2) - 1) // q * h_q % q
    return m_q + q * ((m_p - m_q) * pow(q, -1, p) % p)
