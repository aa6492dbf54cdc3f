# advice: nearly-repeats
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    whole = np.rint(steps)
    good = (np.abs(steps - whole) <= tolerance) & (whole >= 0) & (whole <= levels)
    return np.unique(candidates[good.all(axis=1)], axis=0)
