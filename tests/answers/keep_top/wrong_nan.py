# advice: not-a-number
def keep_top(update, k):
    result = np.full(len(update), np.nan)
    kept = np.argsort(np.abs(update))[-k:]
    result[kept] = update[kept]
    return result
