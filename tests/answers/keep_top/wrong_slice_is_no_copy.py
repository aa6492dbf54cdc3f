# advice: changes-input
def keep_top(update, k):
    kept = np.asarray(update)[:]
    kept[np.argsort(np.abs(kept))[: len(kept) - k]] = 0
    return kept
