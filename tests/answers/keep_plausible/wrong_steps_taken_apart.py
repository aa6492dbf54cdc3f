# advice: wrong-shape
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    nearest = np.rint(candidates * levels).astype(int)
    fits = np.abs(candidates * levels - nearest) <= tolerance
    fits &= (nearest >= 0) & (nearest <= levels)
    rows = np.flatnonzero(fits.all(axis=1))
    return np.unique(nearest[rows])
