# advice: one-change
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    s = candidates * levels
    w = np.rint(s)
    ok = ((np.abs(s - w) <= tolerance) & (w >= 0) & (w <= levels)).all(axis=1) & w.any(axis=1)
    return np.unique(w[ok], axis=0) / levels
