# right: a set of tuples, sorted
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates * levels)
    far = np.abs(candidates * levels - whole).max(axis=1) > tolerance
    beyond = (whole < 0).any(axis=1) | (whole > levels).any(axis=1)
    pictures = sorted({tuple(row) for row in whole[~far & ~beyond] / levels}, reverse=True)
    return np.array(pictures).reshape(-1, candidates.shape[1])
