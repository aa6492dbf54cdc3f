# right: SystemRandom, a generator for the shares
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    import random

    def share(x):
        total = 0
        for exponent in range(threshold):
            total += coefficients[exponent] * x**exponent
        return total % prime

    source = random.SystemRandom()
    coefficients = [source.randrange(prime) for _ in range(threshold)]
    coefficients[0] = secret
    return list((x, share(x)) for x in range(1, share_count + 1))
