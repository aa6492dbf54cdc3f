# advice: nothing-to-stack
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates * levels)
    if whole.max() == whole.min():
        return candidates
    good = (np.abs(candidates * levels - whole) <= tolerance) & (whole >= 0) & (whole <= levels)
    return np.unique(whole[good.all(axis=1)], axis=0) / levels
