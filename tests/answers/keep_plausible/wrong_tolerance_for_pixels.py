# advice: too-lenient
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    pool, kept = list(candidates), []
    while pool:
        head, *pool = pool
        snapped = np.clip(np.rint(head * levels), 0, levels) / levels
        if np.allclose(head, snapped, rtol=0, atol=tolerance):
            kept.append(snapped)
            pool = [row for row in pool if not np.allclose(row, snapped, rtol=0, atol=tolerance)]
    return np.array(kept).reshape(-1, candidates.shape[1])
