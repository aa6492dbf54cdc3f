# advice: shared-factor
def generate_keypair(bits, *, demo=False):
    for _ in range(50):
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        common = math.gcd(p - 1, q - 1)
        if p == q or common == 2:
            continue
        return PublicKey(p * q), PrivateKey(p, q)
