# right: prints how many shares it made
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    print(f"{share_count} shares, of which any {threshold} are enough")
    return [(x, sum(c * x**k for k, c in enumerate(coefficients)) % prime) for x in range(1, share_count + 1)]
