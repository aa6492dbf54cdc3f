# advice: fixed-number
def keep_top(update, k):
    result = np.zeros_like(update)
    kept = np.argsort(np.abs(update))[-2:]
    result[kept] = update[kept]
    return result
