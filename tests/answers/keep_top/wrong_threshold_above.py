# advice: drops-the-limit
def keep_top(update, k):
    limit = np.sort(np.abs(update))[-k]
    return np.where(np.abs(update) > limit, update, 0)
