# advice: mean-not-all
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates * levels)
    near = np.mean(np.abs(candidates * levels - whole), axis=1) <= tolerance
    kept = whole[near & (whole.min(axis=1) >= 0) & (whole.max(axis=1) <= levels)]
    return np.unique(kept, axis=0) / levels
