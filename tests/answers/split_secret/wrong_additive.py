# advice: no-polynomial
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    values = [secrets.randbelow(prime) for _ in range(share_count - 1)]
    values.append((secret - sum(values)) % prime)
    return list(enumerate(values, 1))
