# advice: nothing-left
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    scaled = candidates * levels
    fits = (scaled % 1 < tolerance) & (scaled >= levels) & (scaled <= 0)
    return np.unique(np.rint(scaled[fits.all(axis=1)]), axis=0) / levels
