# right: unique after rounding to ten decimals
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    good = np.abs(steps - steps.round()) <= tolerance
    good &= (steps > -0.5) & (steps < levels + 0.5)
    kept = steps[good.all(axis=1)].round() / levels
    return np.unique(kept.round(10), axis=0)
