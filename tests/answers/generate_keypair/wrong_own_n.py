# advice: other-parts
def generate_keypair(bits, *, demo=False):
    """generate_keypair(64, demo=True) → (PublicKey(n), PrivateKey(p, q)), n of 64 bits"""
    while True:
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p, q), PrivateKey(p * q)
