# advice: begins-with-other-half
def decrypt_crt(private_key, ciphertext):
    """decrypt_crt(PrivateKey(5, 7), 36) → 1"""
    p, q = private_key.p, private_key.q
    m = []
    for a, b in ((p, q), (q, p)):
        u = pow(ciphertext, a - 1, a**2)
        m.append((u - 1) // a * pow((a - 1) * b, -1, a) % a)
    return (m[0] + q * ((m[0] - m[1]) * pow(q, -1, p) % p)) % (p * q)
