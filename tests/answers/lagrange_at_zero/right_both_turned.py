# right: minus j over i minus j
def lagrange_at_zero(share_ids, *, prime=PRIME):
    weights = {}
    for i in share_ids:
        w = 1
        for j in set(share_ids) - {i}:
            w *= -j * pow(i - j, -1, prime)
        weights[i] = w % prime
    return weights
