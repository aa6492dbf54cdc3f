# advice: weights-of-all
def recover_secret(shares, threshold, *, prime=PRIME):
    """recover_secret([(1, 9), (3, 13)], threshold=2) → 7"""
    weights = lagrange_at_zero([share_id for share_id, _ in shares], prime=prime)
    total = 0
    for share_id, value in shares[: threshold + 1]:
        total += weights[share_id] * value
    return total % prime
