# advice: trivial
def factor(n):
    for p in range(1, n + 1):
        if n % p == 0:
            return p, n // p
