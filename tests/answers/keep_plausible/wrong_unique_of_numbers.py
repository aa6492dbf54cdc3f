# advice: wrong-shape
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    """keep_plausible([[0.5, 1.0], [0.3, 0.7], [0.5, 1.0]]) → [[0.5, 1.0]]"""
    steps = np.asarray(candidates) * levels
    whole = np.rint(steps)
    fine = np.all((np.abs(steps - whole) <= tolerance) & (whole >= 0) & (whole <= levels), axis=1)
    return np.unique(whole[fine] / levels)
