# advice: no-such-weight
def recover_secret(shares, threshold, *, prime=PRIME):
    weights = lagrange_at_zero([i for i, _ in shares], prime=prime)
    values = dict(shares[:threshold])
    return sum(weight * values[i] for i, weight in weights.items()) % prime
