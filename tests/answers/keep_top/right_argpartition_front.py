# right: argpartition of the negated, kth counted from 0
def keep_top(update, k):
    result = np.zeros_like(update)
    kept = np.argpartition(-np.abs(update), k - 1)[:k]
    np.put(result, kept, update[kept])
    return result
