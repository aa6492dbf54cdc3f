# advice: same-primes-again
FIRST = {}


def generate_keypair(bits, *, demo=False):
    p = FIRST.setdefault(bits, random_prime(bits // 2))
    q = random_prime(bits // 2)
    while math.gcd(p - 1, q - 1) != 2:
        q = random_prime(bits // 2)
    return PublicKey(p * q), PrivateKey(p, q)
