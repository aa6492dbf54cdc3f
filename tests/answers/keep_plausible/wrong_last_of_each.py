# advice: merged-too-early
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    by_steps = {tuple(np.rint(row * levels)): row for row in candidates}
    kept = [
        row
        for steps, row in by_steps.items()
        if all(abs(pixel * levels - step) <= tolerance and 0 <= step <= levels for pixel, step in zip(row, steps))
    ]
    return np.array(kept).reshape(-1, candidates.shape[1])
