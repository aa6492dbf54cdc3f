# advice: larger-first
def factor(n):
    p = math.isqrt(n)
    while n % p:
        p -= 1
    return n // p, p
