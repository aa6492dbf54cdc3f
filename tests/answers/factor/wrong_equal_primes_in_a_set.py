# advice: equal-primes
def factor(n):
    primes = set()
    candidate = 3
    while n > 1:
        while n % candidate == 0:
            primes.add(candidate)
            n //= candidate
        candidate += 2
    return tuple(sorted(primes))
