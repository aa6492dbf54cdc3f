# right: trial division by odd numbers
def factor(n):
    for p in range(3, n, 2):
        if n % p == 0:
            return p, n // p
