# advice: integer-division
def lagrange_at_zero(share_ids, *, prime=PRIME):
    weights = dict.fromkeys(share_ids, 1)
    for i in weights:
        for j in share_ids:
            if i != j:
                weights[i] = weights[i] * j // (j - i) % prime
    return weights
