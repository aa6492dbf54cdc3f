# advice: keeps-one-more
def keep_top(update, k):
    kept = np.argsort(np.abs(update))[-k - 1 :]
    result = np.zeros_like(update)
    result[kept] = update[kept]
    return result
