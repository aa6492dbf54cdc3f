# advice: one-factor
def factor(n):
    p = 3
    while n % p:
        p += 2
    return p
