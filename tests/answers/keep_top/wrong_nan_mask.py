# advice: not-a-number
def keep_top(update, k):
    limit = sorted(abs(update))[-k]
    return np.where(abs(update) < limit, float("nan"), update)
