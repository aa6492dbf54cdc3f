# advice: nearly-repeats
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    kept = []
    for row in candidates:
        near = np.rint(row * levels)
        fits = np.all(np.abs(row * levels - near) <= tolerance) and near.min() >= 0 and near.max() <= levels
        if fits and not any(np.array_equal(row, other) for other in kept):
            kept.append(row)
    return np.array(kept).reshape(-1, candidates.shape[1])
