# advice: wrong-type
def lagrange_at_zero(share_ids, *, prime=PRIME):
    """lagrange_at_zero([1, 2], prime=7) → {1: 2, 2: 6}"""
    weights = []
    for i in share_ids:
        weight = 1
        for j in share_ids:
            if j != i:
                weight = weight * j * pow(j - i, -1, prime) % prime
        weights.append(weight)
    return weights
