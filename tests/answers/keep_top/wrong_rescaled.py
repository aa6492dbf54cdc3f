# advice: one-change
def keep_top(update, k):
    kept = np.argsort(np.abs(update))[-k:]
    result = np.zeros_like(update)
    result[kept] = update[kept] * len(update) / k
    return result
