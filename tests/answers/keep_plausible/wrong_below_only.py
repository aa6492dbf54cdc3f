# advice: cut-not-rounded
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    scaled = candidates * levels
    below = scaled.astype(int)
    keep = np.all((scaled - below < tolerance) & (below >= 0) & (below <= levels), axis=1)
    steps = np.unique(below[keep], axis=0)
    return steps / levels
