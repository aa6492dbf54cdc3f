# advice: no-factor
def factor(n):
    numbers = np.arange(3, math.isqrt(n), 2)
    best = int(numbers[np.argmin(n % numbers)])
    return best, n // best
