# right: all shares, which lie on the same polynomial
def recover_secret(shares, threshold, *, prime=PRIME):
    weights = lagrange_at_zero([i for i, _ in shares], prime=prime)
    return sum(weights[i] * value for i, value in shares) % prime
