# right: remainders of a whole array
def factor(n):
    candidates = np.arange(3, math.isqrt(n) + 2, 2)
    p = candidates[n % candidates == 0][0]
    return p, n // p
