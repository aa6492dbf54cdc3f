# advice: limit-of-sizes
def keep_top(update, k):
    limit = np.sort(np.abs(update))[-k]
    return np.where(update >= limit, update, 0)
