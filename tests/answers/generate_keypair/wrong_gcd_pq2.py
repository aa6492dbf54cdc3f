# advice: waits-for-two
def generate_keypair(bits, *, demo=False):
    while True:
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if p != q and math.gcd(p, q) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
