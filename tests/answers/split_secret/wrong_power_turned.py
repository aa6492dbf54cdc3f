# advice: one-change
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    return [(x, sum(c * k**x for k, c in enumerate(a)) % prime) for x in range(1, share_count + 1)]
