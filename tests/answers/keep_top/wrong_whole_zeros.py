# advice: cuts-fractions
def keep_top(update, k):
    sparse = np.array([0] * len(update))
    for i in np.argsort(-np.abs(update))[:k]:
        sparse[i] = update[i]
    return sparse
