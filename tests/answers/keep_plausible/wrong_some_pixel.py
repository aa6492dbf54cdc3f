# advice: any-not-all
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    near = np.abs(steps - np.rint(steps)) <= tolerance
    return np.unique(np.rint(steps[np.any(near, axis=1)]) / levels, axis=0)
