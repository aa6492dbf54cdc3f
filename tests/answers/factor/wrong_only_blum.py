# advice: steps-too-wide
def factor(n):
    for p in range(3, math.isqrt(n) + 1, 4):
        if not n % p:
            return p, n // p
    return None
