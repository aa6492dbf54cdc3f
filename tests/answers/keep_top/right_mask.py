# right: a mask times the update
def keep_top(update, k):
    mask = np.zeros(len(update), dtype=bool)
    mask[np.argsort(-np.abs(update), kind='stable')[:k]] = True
    return update * mask
