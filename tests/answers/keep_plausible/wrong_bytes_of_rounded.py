# advice: minus-zero
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    whole = np.rint(steps)
    fits = np.all((np.abs(steps - whole) <= tolerance) & (whole >= 0) & (whole <= levels), axis=1)
    seen, kept = set(), []
    for row in whole[fits]:
        if row.tobytes() not in seen:
            seen.add(row.tobytes())
            kept.append(row / levels)
    return np.array(kept).reshape(len(kept), candidates.shape[1])
