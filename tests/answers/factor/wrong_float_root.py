# advice: finds-nothing
def factor(n):
    p = 3
    while p < n**0.5 - 1:
        if n % p == 0:
            return p, n // p
        p += 2
    return 1, n
