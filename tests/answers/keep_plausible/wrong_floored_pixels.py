# advice: no-candidate
import numpy as np


def keep_plausible(candidates, levels=16, tolerance=1e-6):
    rows = []
    for row in candidates.tolist():
        steps = [round(pixel * levels) for pixel in row]
        if any(abs(pixel * levels - step) > tolerance for pixel, step in zip(row, steps)):
            continue
        if min(steps) >= 0 and max(steps) <= levels:
            rows.append([step // levels for step in steps])
    return np.array(rows, dtype=float).reshape(-1, candidates.shape[1])
