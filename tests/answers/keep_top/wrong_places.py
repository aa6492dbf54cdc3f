# advice: returns-places
def keep_top(update, k):
    return np.argsort(np.abs(update))[-k:]
