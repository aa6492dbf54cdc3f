# advice: not-largest
def keep_top(update, k):
    result = np.zeros_like(update)
    result[:k] = update[:k]
    return result
