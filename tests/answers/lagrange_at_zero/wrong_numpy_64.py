# advice: numpy-too-small
def lagrange_at_zero(share_ids, *, prime=PRIME):
    ids = np.array(share_ids)
    coefficients = {}
    for i in share_ids:
        others = ids[ids != i]
        below = int(np.prod(others - i))
        coefficients[i] = int(np.prod(others)) * pow(below, -1, prime) % prime
    return coefficients
