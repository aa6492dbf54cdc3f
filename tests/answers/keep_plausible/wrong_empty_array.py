# advice: loses-width
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    kept = []
    for row in candidates:
        steps = row * levels
        whole = np.rint(steps)
        if np.all(np.abs(steps - whole) <= tolerance) and whole.min() >= 0 and whole.max() <= levels:
            if (whole / levels).tolist() not in kept:
                kept.append((whole / levels).tolist())
    return np.array(kept)
