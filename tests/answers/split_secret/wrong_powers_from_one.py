# advice: other-secret
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    return [(x, sum(c * pow(x, k, prime) for k, c in enumerate(a, 1)) % prime) for x in range(1, share_count + 1)]
