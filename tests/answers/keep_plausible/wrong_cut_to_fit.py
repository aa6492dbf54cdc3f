# advice: made-to-fit
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = np.clip(candidates, 0, 1) * levels
    good = np.all(np.abs(steps - np.rint(steps)) <= tolerance, axis=1)
    return np.unique(np.rint(steps[good]), axis=0) / levels
