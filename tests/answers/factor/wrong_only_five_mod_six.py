# advice: steps-too-wide
def factor(n):
    if n % 3 == 0:
        return 3, n // 3
    p = 5
    while p * p <= n:
        if n % p == 0:
            return p, n // p
        p += 6
