# advice: private-in-public
def generate_keypair(bits, *, demo=False):
    while True:
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            public = PublicKey(p * q)
            public.__dict__.update(p=p, q=q)
            return public, PrivateKey(p, q)
