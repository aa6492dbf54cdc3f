# advice: returns-values-only
def keep_top(update, k):
    return np.sort(np.abs(update))[-k:]
