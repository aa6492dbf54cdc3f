# advice: jumps-over
def factor(n):
    for p in range(2, n, 3):
        if n % p == 0:
            return p, n // p
