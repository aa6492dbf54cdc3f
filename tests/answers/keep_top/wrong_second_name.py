# advice: changes-input
def keep_top(update, k):
    result = update
    result[np.argsort(np.abs(update))[: len(update) - k]] = 0
    return result
