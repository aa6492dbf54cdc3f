# right: calls itself with one coefficient fewer
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    if threshold == 1:
        return [(i, secret) for i in range(1, share_count + 1)]
    rest = split_secret(secrets.randbelow(prime), threshold - 1, share_count, prime=prime)
    return [(i, (secret + i * value) % prime) for i, value in rest]
