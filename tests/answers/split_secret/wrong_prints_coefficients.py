# advice: secret-leaves
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    print("coefficients:", coefficients)
    return [(x, sum(c * x**k for k, c in enumerate(coefficients)) % prime) for x in range(1, share_count + 1)]
