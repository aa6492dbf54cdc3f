# advice: ignores-sign
def keep_top(update, k):
    kept = np.argsort(update)[-k:]
    result = np.zeros_like(update)
    result[kept] = update[kept]
    return result
