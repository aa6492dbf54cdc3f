# advice: not-reduced
def recover_secret(shares, threshold, *, prime=PRIME):
    chosen = shares[:threshold]
    weights = lagrange_at_zero([share_id for share_id, _ in chosen], prime=prime)
    total = sum(value * weights[share_id] for share_id, value in chosen) % prime
    return min(total, total - prime, key=abs)
