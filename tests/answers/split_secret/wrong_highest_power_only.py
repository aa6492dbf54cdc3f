# advice: powers-missing
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = secrets.randbelow(prime)
    return [(x, (secret + a * x ** (threshold - 1)) % prime) for x in range(1, share_count + 1)]
