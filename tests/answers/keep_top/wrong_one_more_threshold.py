# advice: keeps-one-more
def keep_top(update, k):
    limit = np.sort(np.abs(update))[-k - 1]
    return update * (np.abs(update) >= limit)
