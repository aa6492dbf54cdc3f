# advice: one-change
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates * levels)
    near = 2 * np.abs(candidates * levels - whole) < tolerance
    return np.unique(whole[np.all(near & (whole >= 0) & (whole <= levels), axis=1)], axis=0) / levels
