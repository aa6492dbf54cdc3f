# advice: other-number-of-shares
import math
import secrets


def _halve(value, people, modulus):
    if people <= 1:
        return [value]
    left = secrets.randbelow(modulus)
    right = (value - left) % modulus
    return _halve(left, people // 2, modulus) + _halve(right, people // 2, modulus)


def split_key(private_key, parties):
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    exponent = lam * pow(lam, -1, private_key.n)
    return _halve(exponent, parties, private_key.n * lam)
