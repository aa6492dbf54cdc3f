# advice: wrong-type
def factor(n):
    p = 3
    while n % p:
        p += 2
    return {p, n // p}
