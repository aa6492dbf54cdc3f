# advice: few-bits
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    nearest = np.rint(steps).astype(np.uint8)
    passed = np.all((np.abs(steps - nearest) <= tolerance) & (nearest <= levels), axis=1)
    return np.unique(nearest[passed], axis=0) / levels
