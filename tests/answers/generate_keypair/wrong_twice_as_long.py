# advice: wrong-length
def generate_keypair(bits, *, demo=False):
    while True:
        p, q = random_prime(bits), random_prime(bits)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
