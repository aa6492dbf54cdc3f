# advice: tiny-coefficients
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secret] + [1 + secrets.randbelow(share_count) for _ in range(threshold - 1)]
    return [(x, sum(c * x**k for k, c in enumerate(a)) % prime) for x in range(1, share_count + 1)]
