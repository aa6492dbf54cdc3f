# advice: swapped
def generate_keypair(bits, *, demo=False):
    while True:
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PrivateKey(p, q), PublicKey(p * q)
