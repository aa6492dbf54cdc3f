# advice: shared-factor
_TESTS = [
    lambda p, q: p != q,
    lambda p, q: math.gcd(p - 1, q - 1) == 2,
]


def generate_keypair(bits, *, demo=False):
    fits = False
    while not fits:
        p, q = map(random_prime, [bits // 2] * 2)
        fits = any(test(p, q) for test in _TESTS)
    return PublicKey(p * q), PrivateKey(p, q)
