# advice: nothing-left
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    n = np.rint(steps)
    ok = ((np.abs(steps - n) < 0) & (n >= 0) & (n <= levels)).all(axis=1)
    return np.unique(n[ok], axis=0) / levels
