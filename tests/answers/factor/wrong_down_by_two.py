# advice: even-only
def factor(n):
    candidate = math.isqrt(n)
    while n % candidate:
        candidate -= 2
    return candidate, n // candidate
