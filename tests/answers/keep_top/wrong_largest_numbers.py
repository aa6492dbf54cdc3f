# advice: returns-values-only
def keep_top(update, k):
    return np.sort(update)[len(update) - k :]
