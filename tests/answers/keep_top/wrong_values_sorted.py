# advice: returns-values-only
def keep_top(update, k):
    return np.array(sorted(update, key=abs, reverse=True)[:k])
