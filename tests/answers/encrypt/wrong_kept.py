# advice: same-every-time
from functools import cache


@cache
def noise(n):
    r = secrets.randbelow(n)
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    return pow(r, n, n**2)


def encrypt(public_key, plaintext):
    n = public_key.n
    return (1 + plaintext * n) * noise(n) % n**2
