# advice: unset-memory
def keep_top(update, k):
    chosen = np.argpartition(np.abs(update), -k)[-k:]
    sparse = np.empty(update.shape)
    sparse[chosen] = update[chosen]
    return sparse
