# advice: other-order
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    import random
    coeffs = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = [(x, sum(c * pow(x, k, prime) for k, c in enumerate(coeffs)) % prime) for x in range(1, share_count + 1)]
    random.shuffle(shares)
    return shares
