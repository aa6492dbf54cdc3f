# advice: list-of-rows
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    kept = []
    for row in candidates:
        steps = row * levels
        whole = np.rint(steps)
        if np.all(np.abs(steps - whole) <= tolerance) and whole.min() >= 0 and whole.max() <= levels:
            if not any(np.array_equal(whole / levels, other) for other in kept):
                kept.append(whole / levels)
    return kept
