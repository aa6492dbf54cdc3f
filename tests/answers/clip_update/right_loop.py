# right: a loop over entries
def clip_update(update, norm):
    total = 0.0
    for entry in update:
        total += float(entry) ** 2
    length = total ** 0.5
    factor = norm / length if length >= norm else 1.0
    return np.array([factor * entry for entry in update])
