# advice: powers-too-high
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    drawn = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for share_id in range(1, share_count + 1):
        terms = [number * share_id**power for power, number in enumerate(drawn, start=2)]
        shares.append((share_id, (secret + sum(terms)) % prime))
    return shares
