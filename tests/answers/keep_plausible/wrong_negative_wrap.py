# advice: made-to-fit
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    s = np.abs(candidates) * levels
    w = np.rint(s)
    ok = ((np.abs(s - w) <= tolerance) & (w <= levels)).all(axis=1)
    return np.unique(w[ok], axis=0) / levels
