# advice: long-exponent
def decrypt_crt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    phi = (p - 1) * (q - 1)
    m_p = (pow(ciphertext, phi, p**2) - 1) // p * pow(phi * q, -1, p) % p
    m_q = (pow(ciphertext, phi, q**2) - 1) // q * pow(phi * p, -1, q) % q
    return m_q + q * ((m_p - m_q) * pow(q, -1, p) % p)
