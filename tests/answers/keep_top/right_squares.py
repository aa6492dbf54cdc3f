# right: squares instead of magnitudes, flipped
def keep_top(update, k):
    order = np.flip(np.argsort(update**2))
    return np.where(np.isin(np.arange(update.size), order[:k]), update, 0.0)
