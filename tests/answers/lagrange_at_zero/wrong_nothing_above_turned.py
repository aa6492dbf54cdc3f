# advice: nothing-above
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        above, below = 1, 1
        for j in share_ids:
            if j != i:
                below = below * (i - j) % prime
        coefficients[i] = pow(below, -1, prime)
    return coefficients
