# right: a loop that remembers what it has seen
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    kept = []
    for row in candidates:
        steps = [round(pixel * levels) for pixel in row]
        near = all(abs(pixel * levels - step) <= tolerance for pixel, step in zip(row, steps))
        if near and min(steps) >= 0 and max(steps) <= levels and steps not in kept:
            kept.append(steps)
    return np.array(kept, dtype=float).reshape(len(kept), candidates.shape[1]) / levels
