# advice: too-strict
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    good = (np.abs(steps - np.rint(steps)) <= tolerance) & (candidates >= 0) & (candidates <= 1)
    return np.unique(np.rint(steps[good.all(axis=1)]), axis=0) / levels
