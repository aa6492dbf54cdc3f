# advice: wrong-length
def generate_keypair(bits, *, demo=False):
    half = bits // 4 if demo else bits // 2
    while True:
        p, q = random_prime(half), random_prime(half)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
