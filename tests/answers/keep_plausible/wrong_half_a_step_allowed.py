# advice: only-range
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    whole = np.rint(steps)
    ok = (np.abs(steps - whole) <= 0.5) & (candidates >= 0) & (candidates <= 1)
    return np.unique(candidates[ok.all(axis=1)], axis=0)
