# advice: cut-not-rounded
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = (candidates * levels).astype(int)
    good = np.all((np.abs(candidates * levels - whole) <= tolerance) & (whole >= 0) & (whole <= levels), axis=1)
    return np.unique(whole[good], axis=0) / levels
