# advice: trivial
def factor(n):
    return tuple(p for p in range(1, min(n, 10**6) + 1) if n % p == 0)
