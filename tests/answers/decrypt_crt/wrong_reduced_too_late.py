# advice: same-work
def decrypt_crt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    u_p, u_q = pow(ciphertext, p - 1, n**2) % p**2, pow(ciphertext, q - 1, n**2) % q**2
    m_p = (u_p - 1) // p * pow((p - 1) * q, -1, p) % p
    m_q = (u_q - 1) // q * pow((q - 1) * p, -1, q) % q
    return m_q + q * ((m_p - m_q) * pow(q, -1, p) % p)
