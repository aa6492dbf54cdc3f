# advice: returns-values-only
def keep_top(update, k):
    kept = np.sort(np.argsort(np.abs(update))[-k:])
    return update[kept]
