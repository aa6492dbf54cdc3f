# advice: no-division
def decrypt(private_key, ciphertext):
    """decrypt(PrivateKey(5, 7), 36) → 1"""
    n = private_key.n
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    u = pow(ciphertext, lam, n**2) % n
    return u * pow(lam, -1, n) % n
