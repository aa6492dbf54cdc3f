# advice: fractions
def lagrange_at_zero(share_ids, *, prime=PRIME):
    ids = np.array(share_ids, dtype=float)
    matrix = np.vander(ids, increasing=True).T
    target = np.zeros(len(ids))
    target[0] = 1
    return dict(zip(share_ids, np.linalg.solve(matrix, target)))
