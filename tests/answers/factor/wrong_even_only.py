# advice: one-change
def factor(n):
    p = 2
    while n % p:
        p += 2
        if p > n:
            raise ValueError(f"{n} has no factor")
    return p, n // p
