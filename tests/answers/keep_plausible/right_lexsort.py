# right: lexsort
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    out = np.empty((0, candidates.shape[1]))
    for row in candidates:
        s = row * levels
        r = np.rint(s)
        if np.max(np.abs(s - r)) > tolerance or r.min() < 0 or r.max() > levels:
            continue
        if not any((r / levels == o).all() for o in out):
            out = np.vstack([out, r / levels])
    return out
