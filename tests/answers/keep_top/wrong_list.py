# advice: wrong-type
def keep_top(update, k):
    kept = np.argsort(np.abs(update))[-k:]
    return [update[i] if i in kept else 0.0 for i in range(len(update))]
