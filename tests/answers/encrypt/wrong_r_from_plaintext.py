# advice: r-not-drawn
def encrypt(public_key, plaintext):
    """encrypt(PublicKey(35), 12) → 421 · r³⁵ mod 1225, for a fresh r"""
    n = public_key.n
    r = (plaintext * 31 + 7) % n
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
