# advice: raises
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    whole = np.rint(steps)
    near = np.abs(steps - whole) <= tolerance
    ok = near & whole >= 0
    return np.unique(whole[ok.all(axis=1)], axis=0) / levels
