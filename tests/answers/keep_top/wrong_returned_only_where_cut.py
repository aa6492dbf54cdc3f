# advice: returns-in-if
def keep_top(update, k):
    result = update.copy()
    if k < len(update):
        result[np.argsort(np.abs(update))[: len(update) - k]] = 0
        return result
