# advice: not-largest
def keep_top(update, k):
    kept = np.argpartition(np.abs(update), k - 1)[-k:]
    result = np.zeros_like(update)
    result[kept] = update[kept]
    return result
