# advice: too-strict
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    r = steps % 1
    near = (r <= tolerance) | (np.abs(r - 1) <= tolerance)
    ok = near.all(axis=1) & (steps >= 0).all(axis=1) & (steps <= levels).all(axis=1)
    return np.unique(np.rint(steps[ok]), axis=0) / levels
