# right: a list of the two keys, a generator of pairs
def generate_keypair(bits, *, demo=False):
    def pairs():
        while True:
            yield random_prime(bits // 2), random_prime(bits // 2)

    p, q = next((p, q) for p, q in pairs() if p != q and math.gcd(p - 1, q - 1) < 3)
    return [PublicKey(p * q), PrivateKey(p, q)]
