# advice: drops-top
def keep_top(update, k):
    result = update.copy()
    result[np.argsort(np.abs(update))[-k:]] = 0
    return result
