# advice: raises
def keep_top(update, k):
    kept = np.argsort(np.abs(update))[-k:]
    result = []
    result[kept] = update[kept]
    return result
