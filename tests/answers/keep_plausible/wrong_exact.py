# advice: too-strict
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    good = (steps == np.rint(steps)) & (steps >= 0) & (steps <= levels)
    return np.unique(candidates[good.all(axis=1)], axis=0)
