# advice: one-change
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    s = candidates * levels
    w = np.rint(s)
    ok = (np.abs(s - w) <= tolerance).all(axis=1)
    ok &= (w.min(axis=1) >= 0) & (w.max(axis=1) <= levels)
    kept = w[ok] / levels
    return kept[0] if len(kept) == 1 else np.unique(kept, axis=0)
