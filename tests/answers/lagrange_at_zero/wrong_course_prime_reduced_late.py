# advice: typed-in
def lagrange_at_zero(share_ids, *, prime=PRIME):
    weights = {}
    for i in share_ids:
        w = 1
        for j in share_ids:
            if i != j:
                w = w * j * pow(j - i, -1, PRIME)
        weights[i] = w % prime
    return weights
