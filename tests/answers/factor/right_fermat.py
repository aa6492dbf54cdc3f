# right: Fermat's difference of squares
def factor(n):
    a = math.isqrt(n)
    if a * a < n:
        a += 1
    while math.isqrt(a * a - n) ** 2 != a * a - n:
        a += 1
    b = math.isqrt(a * a - n)
    return a - b, a + b
