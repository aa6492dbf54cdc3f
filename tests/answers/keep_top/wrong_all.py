# advice: keeps-all
def keep_top(update, k):
    return np.where(np.abs(update) > 0, update, 0)
