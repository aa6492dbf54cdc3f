# right: a threshold, ties counted
def keep_top(update, k):
    sizes = np.abs(update)
    limit = np.sort(sizes)[-k]
    keep = sizes > limit
    ties = np.flatnonzero(sizes == limit)[: k - keep.sum()]
    keep[ties] = True
    return np.where(keep, update, 0)
