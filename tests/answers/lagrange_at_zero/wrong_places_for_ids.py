# advice: other-keys
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in range(1, len(share_ids) + 1):
        above, below = 1, 1
        for j in range(1, len(share_ids) + 1):
            if j != i:
                above = above * j % prime
                below = below * (j - i) % prime
        coefficients[i] = above * pow(below, -1, prime) % prime
    return coefficients
