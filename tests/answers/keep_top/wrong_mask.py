# advice: returns-places
def keep_top(update, k):
    mask = np.zeros(len(update), dtype=bool)
    mask[np.argsort(np.abs(update))[-k:]] = True
    return mask
