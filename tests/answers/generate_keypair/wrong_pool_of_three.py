# advice: gives-up
POOL = []
def generate_keypair(bits, *, demo=False):
    pool = [random_prime(bits // 2) for _ in range(3)]
    for p in pool:
        for q in pool:
            if p != q and math.gcd(p - 1, q - 1) == 2:
                return PublicKey(p * q), PrivateKey(p, q)
