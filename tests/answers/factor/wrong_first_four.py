# advice: no-factor
def factor(n):
    p = 2
    while n % p == 0:
        p += 1
    return p, n // p
