# advice: other-prime
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        above, below = 1, 1
        for j in share_ids:
            if j != i:
                above = above * j % PRIME
                below = below * (j - i) % PRIME
        coefficients[i] = above * pow(below, -1, PRIME) % PRIME
    return coefficients
