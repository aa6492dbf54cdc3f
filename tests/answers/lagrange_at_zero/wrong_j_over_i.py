# advice: wrapped-around
def lagrange_at_zero(share_ids, *, prime=PRIME):
    """lagrange_at_zero([1, 2], prime=7) → {1: 2, 2: 6}"""
    return {i: np.prod([j * pow(j - i, -1, prime) for j in share_ids if j != i]) % prime for i in share_ids}
