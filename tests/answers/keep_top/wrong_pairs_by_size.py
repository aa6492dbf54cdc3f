# advice: keeps-all-equal
def keep_top(update, k):
    pairs = sorted(zip(np.abs(update), update), reverse=True)[:k]
    kept = [v for _, v in pairs]
    return np.array([v if v in kept else 0.0 for v in update])
