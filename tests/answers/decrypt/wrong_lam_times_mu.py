# advice: taken-modulo-n
def decrypt(private_key, ciphertext):
    """decrypt(PrivateKey(5, 7), 36) → 1"""
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = math.lcm(p - 1, q - 1)
    mu = pow(lam, -1, n)
    return pow(ciphertext, lam * mu, n**2) % n
