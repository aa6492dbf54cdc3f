# advice: one-change
def lagrange_at_zero(share_ids, *, prime=PRIME):
    weights = {}
    for i in share_ids:
        weight = 1
        for j in share_ids:
            if i != j:
                weight = weight * j * pow(j - i, -1, prime) % prime
        weights[i] = weight if len(share_ids) > 1 else 0
    return weights
