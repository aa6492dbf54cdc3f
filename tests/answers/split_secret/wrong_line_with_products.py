# advice: degree-too-low
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    return [(x, (secret + sum(c * x * k for k, c in enumerate(a, 1))) % prime) for x in range(1, share_count + 1)]
