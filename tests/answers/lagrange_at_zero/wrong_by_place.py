# advice: other-keys
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for place, i in enumerate(share_ids):
        above, below = 1, 1
        for j in share_ids:
            if j != i:
                above = above * j % prime
                below = below * (j - i) % prime
        coefficients[place] = above * pow(below, -1, prime) % prime
    return coefficients
