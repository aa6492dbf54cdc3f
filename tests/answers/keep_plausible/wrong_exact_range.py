# advice: too-strict
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    r = steps % 1
    near = np.minimum(r, 1 - r) <= tolerance
    ok = near & (steps >= 0) & (steps <= levels)
    rows = np.rint(steps[ok.all(axis=1)])
    return np.unique(rows, axis=0) / levels
