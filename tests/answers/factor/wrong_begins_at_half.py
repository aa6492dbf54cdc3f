# advice: finds-nothing
def factor(n):
    least = 1 << (n.bit_length() - 1) // 2
    for p in range(least - 1, math.isqrt(n) + 1):
        if p > 1 and n % p == 0:
            return p, n // p
