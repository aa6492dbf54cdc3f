# advice: one-line-too-many
def recover_secret(shares, threshold, *, prime=PRIME):
    if len(shares) != threshold:
        raise ValueError("too many shares")
    weights = lagrange_at_zero([i for i, _ in shares], prime=prime)
    return sum(weights[i] * value for i, value in shares) % prime
