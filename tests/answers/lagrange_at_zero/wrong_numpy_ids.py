# advice: pow-needs-integers
def lagrange_at_zero(share_ids, *, prime=PRIME):
    ids = np.array(share_ids)
    coefficients = {}
    for i in ids:
        above = below = 1
        for j in ids:
            if j != i:
                above, below = above * j % prime, below * (j - i) % prime
        coefficients[i] = above * pow(below, -1, prime) % prime
    return coefficients
