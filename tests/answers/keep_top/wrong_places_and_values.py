# advice: returns-pairs
def keep_top(update, k):
    kept = np.argsort(np.abs(update))[-k:]
    return kept, update[kept]
