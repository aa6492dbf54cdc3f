# advice: last-left-out
def factor(n):
    for p in range(2, math.isqrt(n)):
        if n % p == 0:
            return p, n // p
