# right: a matrix of differences that holds Python's own numbers
def lagrange_at_zero(share_ids, *, prime=PRIME):
    ids = np.array(share_ids, dtype=object)
    differences = ids[None, :] - ids[:, None]
    np.fill_diagonal(differences, 1)
    ratios = np.tile(ids, (len(ids), 1))
    np.fill_diagonal(ratios, 1)
    above, below = ratios.prod(axis=1), differences.prod(axis=1)
    return {int(i): int(a * pow(int(b), -1, prime) % prime) for i, a, b in zip(ids, above, below)}
