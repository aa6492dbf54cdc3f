# advice: ignores-levels
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates / 0.0625
    whole = np.rint(steps)
    good = (np.abs(steps - whole) <= tolerance) & (whole >= 0) & (whole <= 16)
    return np.unique(whole[good.all(axis=1)], axis=0) * 0.0625
