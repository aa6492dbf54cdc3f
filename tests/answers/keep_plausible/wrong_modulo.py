# advice: remainder
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    s = candidates * levels
    ok = (np.isclose(s % 1, 0, atol=tolerance) & (s > -tolerance) & (s < levels + tolerance)).all(axis=1)
    return np.unique(np.rint(s[ok]), axis=0) / levels
