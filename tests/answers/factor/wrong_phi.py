# advice: count-of-coprimes
def factor(n):
    return sum(math.gcd(k, n) == 1 for k in range(1, n))
