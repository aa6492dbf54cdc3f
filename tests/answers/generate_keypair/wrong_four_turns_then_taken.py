# advice: stops-drawing
def generate_keypair(bits, *, demo=False):
    def drawn(tries):
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if (p == q or math.gcd(p - 1, q - 1) != 2) and tries < 20:
            return drawn(tries + 1)
        return p, q

    p, q = drawn(0)
    return PublicKey(p * q), PrivateKey(p, q)
