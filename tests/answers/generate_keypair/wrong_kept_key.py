# advice: same-primes-again
from functools import cache


@cache
def primes(half):
    while True:
        p, q = random_prime(half), random_prime(half)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return p, q


def generate_keypair(bits, *, demo=False):
    p, q = primes(bits // 2)
    return PublicKey(p * q), PrivateKey(p, q)
