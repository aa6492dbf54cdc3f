# advice: capped
def factor(n):
    for p in range(3, min(math.isqrt(n), 2000) + 1, 2):
        if n % p == 0:
            return p, n // p
