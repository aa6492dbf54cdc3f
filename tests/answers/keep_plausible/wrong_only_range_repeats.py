# advice: only-range
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    return candidates[((candidates >= 0) & (candidates <= 1)).all(axis=1)]
