# advice: finds-nothing
import math


def factor(n):
    for p in range(3, math.isqrt(n) - 1, 2):
        if n % p == 0:
            return p, n // p
    return 1, n
