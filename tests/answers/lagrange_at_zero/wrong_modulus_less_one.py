# advice: itself-included
def lagrange_at_zero(share_ids, *, prime=PRIME):
    weights = {}
    for i in share_ids:
        above, below = 1, 1
        for j in share_ids:
            if j != i:
                above, below = above * j % prime, below * (j - i) % prime
        weights[i] = above * pow(below, -1, prime - 1) % prime
    return weights
