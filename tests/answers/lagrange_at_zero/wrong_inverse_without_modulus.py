# advice: fractions
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        above = 1
        for j in share_ids:
            if j != i:
                above *= j * pow(j - i, -1)
        coefficients[i] = above % prime
    return coefficients
