# advice: nothing-tested
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    return np.unique(candidates)
