# advice: forgets-levels
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates)
    good = (np.abs(candidates - whole) <= tolerance) & (whole >= 0) & (whole <= 1)
    return np.unique(whole[good.all(axis=1)], axis=0)
