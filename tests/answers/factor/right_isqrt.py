# right: downwards from the root
def factor(n):
    p = math.isqrt(n)
    while n % p:
        p -= 1
    return p, n // p
