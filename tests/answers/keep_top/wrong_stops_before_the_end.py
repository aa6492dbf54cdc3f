# advice: skips-largest
def keep_top(update, k):
    order = np.argsort(np.abs(update))
    kept = order[-(k + 1) : -1]
    result = np.zeros_like(update)
    result[kept] = update[kept]
    return result
