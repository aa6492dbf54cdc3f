# advice: one-share-only
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    weights = lagrange_at_zero([i for i, _ in used], prime=prime)
    secret = 0
    for i, value in used:
        secret += weights[i] * value
        return secret
