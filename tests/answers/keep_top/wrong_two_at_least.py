# advice: capped
def keep_top(update, k):
    order = np.argsort(np.abs(update))
    result = np.zeros_like(update)
    places = order[len(update) - max(k, 2):]
    result[places] = update[places]
    return result
