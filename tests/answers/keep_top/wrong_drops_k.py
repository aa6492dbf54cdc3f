# advice: drops-k
def keep_top(update, k):
    result = update.copy()
    result[np.argsort(np.abs(result))[:k]] = 0
    return result
