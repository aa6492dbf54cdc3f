# advice: predictable-r
import itertools

COUNTER = itertools.count(10**200)


def encrypt(public_key, plaintext):
    n = public_key.n
    r = next(COUNTER)
    while math.gcd(r, n) != 1:
        r = next(COUNTER)
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
