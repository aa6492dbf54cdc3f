# advice: jumps-over
def factor(n):
    candidate = 3
    while n % candidate != 0:
        candidate = candidate + 4
    return candidate, n // candidate
