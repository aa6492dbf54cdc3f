# advice: left-out
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    found = []
    for row in candidates[1:]:
        if not row.any():
            continue
        steps = np.rint(row * levels)
        if np.abs(row * levels - steps).max() <= tolerance and steps.min() >= 0 and steps.max() <= levels:
            if steps.tolist() not in found:
                found.append(steps.tolist())
    return np.array(found).reshape(-1, candidates.shape[1]) / levels
