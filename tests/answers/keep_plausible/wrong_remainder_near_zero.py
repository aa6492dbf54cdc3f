# advice: remainder
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    """keep_plausible([[0.5, 1.0], [0.3, 0.7], [0.5, 1.0]]) → [[0.5, 1.0]]"""
    steps = np.asarray(candidates) * levels
    fine = np.all((np.mod(steps, 1) <= tolerance) & (steps >= -tolerance) & (steps <= levels + tolerance), axis=1)
    return np.unique(np.rint(steps[fine]), axis=0) / levels
