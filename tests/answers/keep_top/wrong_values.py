# advice: returns-values-only
def keep_top(update, k):
    return update[np.argsort(np.abs(update))[-k:]]
