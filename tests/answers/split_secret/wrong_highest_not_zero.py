# advice: never-zero
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    while threshold > 1 and coefficients[-1] == 0:
        coefficients[-1] = secrets.randbelow(prime)
    return [(x, sum(c * x**k for k, c in enumerate(coefficients)) % prime) for x in range(1, share_count + 1)]
