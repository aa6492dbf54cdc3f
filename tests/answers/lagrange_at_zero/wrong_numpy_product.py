# advice: wrapped-around
def lagrange_at_zero(share_ids, *, prime=PRIME):
    """lagrange_at_zero([1, 2], prime=7) → {1: 2, 2: 6}"""
    weights = {}
    for i in share_ids:
        factors = [j * pow(j - i, -1, prime) % prime for j in share_ids if j != i]
        weights[i] = int(np.prod(np.array(factors, dtype=object if prime > 2**62 else np.int64))) % prime
    return weights
