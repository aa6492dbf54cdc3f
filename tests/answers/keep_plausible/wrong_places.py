# advice: mask-or-places
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    whole = np.rint(steps)
    good = (np.abs(steps - whole) <= tolerance) & (whole >= 0) & (whole <= levels)
    return np.flatnonzero(good.all(axis=1))
