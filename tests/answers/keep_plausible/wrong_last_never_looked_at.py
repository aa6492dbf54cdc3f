# advice: left-out
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    found = []
    for row, following in zip(candidates, candidates[1:]):
        if np.array_equal(row, following):
            continue
        scaled = row * levels
        whole = np.rint(scaled)
        if np.abs(scaled - whole).max() <= tolerance and whole.min() >= 0 and whole.max() <= levels:
            found.append(whole / levels)
    return np.unique(np.array(found).reshape(-1, candidates.shape[1]), axis=0)
