# advice: rounds-instead
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates * levels)
    good = ((whole >= 0) & (whole <= levels)).all(axis=1)
    return np.unique(whole[good], axis=0) / levels
