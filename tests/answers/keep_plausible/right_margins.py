# right: the range with the tolerance around it, isclose without its relative part
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    inside = (steps >= -tolerance) & (steps <= levels + tolerance)
    near = np.isclose(steps, np.round(steps), rtol=0, atol=tolerance)
    kept = candidates[np.all(inside & near, axis=1)]
    return np.unique(np.round(kept * levels), axis=0) / levels
