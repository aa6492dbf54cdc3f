# advice: weights-of-all
def recover_secret(shares, threshold, *, prime=PRIME):
    """recover_secret([(1, 9), (3, 13)], threshold=2) → 7"""
    weights = lagrange_at_zero([i for i, v in shares], prime=prime)
    return sum(weights[i] * v for i, v in shares[:threshold + 1]) % prime
