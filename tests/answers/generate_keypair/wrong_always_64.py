# advice: wrong-length
def generate_keypair(bits, *, demo=False):
    while True:
        p, q = random_prime(32), random_prime(32)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
