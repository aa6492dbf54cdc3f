# advice: nothing-to-stack
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    kept = {}
    for row in candidates:
        whole = np.rint(row * levels)
        if np.all(np.abs(row * levels - whole) <= tolerance) and whole.min() >= 0 and whole.max() <= levels:
            kept[tuple(whole.tolist())] = whole / levels
    return np.vstack(list(kept.values()))
