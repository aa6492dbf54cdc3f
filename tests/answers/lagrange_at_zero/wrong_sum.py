# advice: sum-of-fractions
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        total = 0
        for j in share_ids:
            if j != i:
                total += j * pow(j - i, -1, prime)
        coefficients[i] = total % prime
    return coefficients
