# advice: tolerance-in-pixels
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    whole = np.rint(steps)
    ok = (np.abs(steps - whole) <= tolerance * levels) & (whole >= 0) & (whole <= levels)
    return np.unique(whole[ok.all(axis=1)], axis=0) / levels
