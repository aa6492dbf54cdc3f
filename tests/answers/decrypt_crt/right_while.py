# right: the difference raised until it is not negative
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    mus = pow((p - 1) * q, -1, p), pow((q - 1) * p, -1, q)
    m_p = ((pow(ciphertext, p - 1, p**2) - 1) // p * mus[0]) % p
    m_q = ((pow(ciphertext, q - 1, q**2) - 1) // q * mus[1]) % q
    difference = m_p - m_q
    while difference < 0:
        difference += p
    _, factor = divmod(difference * pow(q, -1, p), p)
    return m_q + factor * q
