# advice: pow-needs-integers
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        ratio = 1
        for j in share_ids:
            if j != i:
                ratio *= (j - i) / j
        coefficients[i] = pow(ratio, -1, prime)
    return coefficients
