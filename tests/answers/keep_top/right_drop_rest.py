# right: a copy whose smallest are set to 0
def keep_top(update, k):
    result = update.copy()
    result[np.argsort(np.abs(update))[: len(update) - k]] = 0
    return result
