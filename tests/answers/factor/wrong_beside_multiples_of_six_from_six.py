# advice: finds-nothing
def factor(n):
    if n % 3 == 0:
        return 3, n // 3
    for k in range(6, math.isqrt(n) + 1, 6):
        for p in (k - 1, k + 1):
            if n % p == 0:
                return p, n // p
