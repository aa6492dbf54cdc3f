# advice: tolerance-in-pixels
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates * levels)
    good = (np.abs(candidates - whole / levels) <= tolerance) & (whole >= 0) & (whole <= levels)
    return np.unique(whole[good.all(axis=1)], axis=0) / levels
