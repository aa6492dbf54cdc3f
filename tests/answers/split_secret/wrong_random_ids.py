# advice: other-ids
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    while len(shares) < share_count:
        x = 1 + secrets.randbelow(prime - 1)
        shares.append((x, sum(c * pow(x, k, prime) for k, c in enumerate(a)) % prime))
    return shares
