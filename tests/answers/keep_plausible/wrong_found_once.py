# advice: repeats-lost
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates * levels)
    good = np.all((np.abs(candidates * levels - whole) <= tolerance) & (whole >= 0) & (whole <= levels), axis=1)
    rows, often = np.unique(whole[good], axis=0, return_counts=True)
    return rows[often == 1] / levels
