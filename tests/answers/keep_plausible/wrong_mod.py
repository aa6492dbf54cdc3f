# advice: remainder
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    """keep_plausible([[0.5, 1.0], [0.3, 0.7], [0.5, 1.0]]) → [[0.5, 1.0]]"""
    keep = []
    for row in np.asarray(candidates):
        s = row * levels
        if ((s % 1) <= tolerance).all() and s.min() >= 0 and s.max() <= levels:
            if not any(np.allclose(row, k) for k in keep):
                keep.append(row)
    return np.array(keep)
