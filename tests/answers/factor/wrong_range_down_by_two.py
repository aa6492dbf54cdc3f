# advice: even-start
def factor(n):
    return next(((p, n // p) for p in range(math.isqrt(n), 2, -2) if n % p == 0), None)
