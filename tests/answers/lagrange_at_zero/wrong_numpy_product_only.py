# advice: numpy-too-small
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        others = np.array([j for j in share_ids if j != i], dtype=np.int64)
        above, below = np.prod(others), np.prod(others - i)
        coefficients[i] = int(above) % prime * pow(int(below) % prime, -1, prime) % prime
    return coefficients
