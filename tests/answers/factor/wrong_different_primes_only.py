# advice: finds-nothing
def factor(n):
    for small in range(3, math.isqrt(n) + 1, 2):
        large, rest = divmod(n, small)
        if not rest and small < large:
            return small, large
