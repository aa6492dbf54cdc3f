# right: argpartition from the back
def keep_top(update, k):
    kept = np.argpartition(np.abs(update), -k)[-k:]
    result = np.zeros_like(update)
    result[kept] = update[kept]
    return result
