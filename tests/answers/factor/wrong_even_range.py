# advice: even-start
def factor(n):
    for candidate in range(2, math.isqrt(n) + 1, 2):
        if n % candidate == 0:
            return candidate, n // candidate
