# advice: crossed-as-they-are
def decrypt_crt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    m_p = (pow(ciphertext, p - 1, p**2) - 1) // p * pow((p - 1) * q, -1, p) % p
    m_q = (pow(ciphertext, q - 1, q**2) - 1) // q * pow((q - 1) * p, -1, q) % q
    return (m_p * q + m_q * p) % n
