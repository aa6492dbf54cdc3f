# advice: turns-counted
import math


def generate_keypair(bits, *, demo=False):
    for _ in range(1):
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            break
    return PublicKey(p * q), PrivateKey(p, q)
