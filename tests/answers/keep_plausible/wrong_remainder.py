# advice: remainder
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    good = (steps % 1 <= tolerance) & (np.rint(steps) >= 0) & (np.rint(steps) <= levels)
    return np.unique(np.rint(steps[good.all(axis=1)]), axis=0) / levels
