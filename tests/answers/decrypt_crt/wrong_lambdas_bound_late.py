# advice: bound-late
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    openers = []
    for a, b in ((p, q), (q, p)):
        openers.append(lambda c: (pow(c, a - 1, a * a) - 1) // a * pow((a - 1) * b, -1, a) % a)
    m_p, m_q = [opener(ciphertext) for opener in openers]
    return m_q + q * ((m_p - m_q) * pow(q, -1, p) % p)
