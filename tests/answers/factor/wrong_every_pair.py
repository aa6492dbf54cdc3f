# advice: too-slow
def factor(n):
    for p in range(3, n, 2):
        for q in range(p, n // 3 + 1, 2):
            if p * q == n:
                return p, q
