# advice: typed-in
def keep_top(update, k):
    result = np.zeros(4)
    for place in np.argsort(np.abs(update))[-k:]:
        result[place] = update[place]
    return result
