# advice: too-far-stayed
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates * levels)
    near = np.abs(candidates * levels - whole)[:, 0] <= tolerance
    return np.unique(whole[near & np.all((whole >= 0) & (whole <= levels), axis=1)], axis=0) / levels
