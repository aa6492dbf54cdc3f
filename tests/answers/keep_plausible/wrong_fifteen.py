# advice: left-out
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    s = candidates * (levels - 1)
    w = np.rint(s)
    ok = ((np.abs(s - w) <= tolerance) & (w >= 0) & (w <= levels)).all(axis=1)
    return np.unique(w[ok], axis=0) / (levels - 1)
