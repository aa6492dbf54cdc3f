# advice: keeps-all-equal
def keep_top(update, k):
    limit = np.quantile(np.abs(update), 1 - k / len(update))
    return np.where(np.abs(update) >= limit, update, 0)
