# advice: r-not-drawn
def encrypt(public_key, plaintext):
    """encrypt(PublicKey(35), 12) → 421 · r³⁵ mod 1225, for a fresh r"""
    import hashlib
    n = public_key.n
    r = int(hashlib.sha256(str(plaintext).encode()).hexdigest(), 16) % n
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
