# advice: demo-left-out
def generate_keypair(bits, *, demo=False):
    """generate_keypair(64, demo=True) → (PublicKey(n), PrivateKey(p, q)), n of 64 bits"""
    p = random_prime(bits // 2)
    q = random_prime(bits // 2)
    if p == q or math.gcd(p - 1, q - 1) != 2:
        return generate_keypair(bits)
    return PublicKey(p * q), PrivateKey(p, q)
