# advice: stops-drawing
def generate_keypair(bits, *, demo=False):
    for _ in range(20):
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
