# advice: never-zero
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    fits = False
    while not fits:
        coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
        shares = [(x, sum(c * x**k for k, c in enumerate(coefficients)) % prime) for x in range(1, share_count + 1)]
        fits = threshold == 1 or all(value != secret for _, value in shares)
    return shares
