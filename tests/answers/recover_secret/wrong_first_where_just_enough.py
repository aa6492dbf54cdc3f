# advice: one-share-only
def recover_secret(shares, threshold, *, prime=PRIME):
    weights = lagrange_at_zero([share_id for share_id, _ in shares], prime=prime)
    parts = [value * weights[share_id] for share_id, value in shares]
    return (sum(parts) if len(shares) > threshold else parts[0]) % prime
