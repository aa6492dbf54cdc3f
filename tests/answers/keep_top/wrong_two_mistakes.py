# advice: returns-places
def keep_top(update, k):
    """keep_top(np.array([0.5, -3.0, 1.0, 2.0]), k=2) → [0, -3, 0, 2]"""
    return np.sort(np.argsort(update)[-k:])
