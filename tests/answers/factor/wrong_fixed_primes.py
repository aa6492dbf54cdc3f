# advice: finds-nothing
def factor(n):
    for p in (2, 3, 5):
        if n % p == 0:
            return p, n // p
