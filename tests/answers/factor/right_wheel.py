# right: numbers beside multiples of six
def factor(n):
    if n % 3 == 0:
        return 3, n // 3
    k = 1
    while True:
        for p in (6 * k - 1, 6 * k + 1):
            other, rest = divmod(n, p)
            if rest == 0:
                return p, other
        k += 1
