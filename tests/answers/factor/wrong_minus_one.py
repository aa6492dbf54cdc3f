# advice: count-of-coprimes
def factor(n):
    p = 3
    while n % p:
        p += 2
    return p - 1, n // p - 1
