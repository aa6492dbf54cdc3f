# advice: integer-division
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        above, below = 1, 1
        for j in share_ids:
            if j != i:
                above *= j
                below *= j - i
        coefficients[i] = above // below % prime
    return coefficients
