# right: an exact fraction first, taken into the field at the end
def lagrange_at_zero(share_ids, *, prime=PRIME):
    from fractions import Fraction

    coefficients = {}
    for i in share_ids:
        weight = Fraction(1)
        for j in share_ids:
            if j != i:
                weight *= Fraction(j, j - i)
        coefficients[i] = weight.numerator * pow(weight.denominator, -1, prime) % prime
    return coefficients
