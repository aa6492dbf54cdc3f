# right: inverses by Fermat's little theorem
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    u_p, u_q = pow(ciphertext, p - 1, p * p), pow(ciphertext, q - 1, q * q)
    m_p = (u_p - 1) // p * pow((p - 1) * q, p - 2, p) % p
    m_q = (u_q - 1) // q * pow((q - 1) * p, q - 2, q) % q
    m = m_p + p * ((m_q - m_p) * pow(p, q - 2, q) % q)
    return m
