# right: gmpy2
def decrypt_crt(private_key, ciphertext):
    import gmpy2

    p, q = gmpy2.mpz(private_key.p), gmpy2.mpz(private_key.q)
    m_p = (gmpy2.powmod(ciphertext, p - 1, p**2) - 1) // p * gmpy2.invert((p - 1) * q, p) % p
    m_q = (gmpy2.powmod(ciphertext, q - 1, q**2) - 1) // q * gmpy2.invert((q - 1) * p, q) % q
    return int(m_q + q * ((m_p - m_q) * gmpy2.invert(q, p) % p))
