# advice: other-places
def keep_top(update, k):
    sparse = np.zeros(len(update))
    sparse[:k] = sorted(update, key=abs, reverse=True)[:k]
    return sparse
