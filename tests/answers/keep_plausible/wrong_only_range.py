# advice: only-range
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    good = ((candidates >= 0) & (candidates <= 1)).all(axis=1)
    return np.unique(candidates[good], axis=0)
