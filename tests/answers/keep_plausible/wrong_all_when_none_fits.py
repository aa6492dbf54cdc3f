# advice: all-for-none
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    scaled = candidates * levels
    nearest = np.rint(scaled)
    fits = (np.abs(scaled - nearest) <= tolerance) & (nearest >= 0) & (nearest <= levels)
    rows = fits.all(axis=1)
    if rows.sum() == 0:
        return candidates
    return np.unique(nearest[rows], axis=0) / levels
