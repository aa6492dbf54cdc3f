# advice: changes-input
def keep_top(update, k):
    small = np.argsort(np.abs(update))[:-k]
    update[small] = 0
    return update
