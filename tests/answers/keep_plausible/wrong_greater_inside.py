# advice: nothing-left
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    n = np.rint(steps)
    ok = ((np.abs(steps - n) > tolerance) & (candidates >= 0) & (candidates <= 1)).all(axis=1)
    return np.unique(candidates[ok], axis=0)
