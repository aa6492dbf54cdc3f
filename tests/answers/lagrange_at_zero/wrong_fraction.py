# advice: fractions
def lagrange_at_zero(share_ids, *, prime=PRIME):
    from fractions import Fraction

    coefficients = {}
    for i in share_ids:
        above = Fraction(1)
        for j in share_ids:
            if j != i:
                above *= Fraction(j, j - i)
        coefficients[i] = above
    return coefficients
