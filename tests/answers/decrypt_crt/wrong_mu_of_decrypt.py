# advice: wrong-factor
def decrypt_crt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    mu = pow(math.lcm(p - 1, q - 1), -1, n)
    m_p = (pow(ciphertext, p - 1, p**2) - 1) // p * mu % p
    m_q = (pow(ciphertext, q - 1, q**2) - 1) // q * mu % q
    return m_q + q * ((m_p - m_q) * pow(q, -1, p) % p)
