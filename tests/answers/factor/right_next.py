# right: a generator and next, as a list
def factor(n):
    p = next(p for p in range(2, math.isqrt(n) + 1) if n % p == 0)
    return [p, n // p]
