# advice: shared-factor
def generate_keypair(bits, *, demo=False):
    while True:
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if math.gcd(p, q) == 1:
            return PublicKey(p * q), PrivateKey(p, q)
