# advice: last-left-out
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids[:-1]:
        weight = 1
        for j in share_ids:
            if j != i:
                weight = weight * j * pow(j - i, -1, prime) % prime
        coefficients[i] = weight
    return coefficients
