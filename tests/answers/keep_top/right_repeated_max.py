# right: the largest again and again
def keep_top(update, k):
    left = np.abs(update)
    result = np.zeros_like(update)
    for _ in range(k):
        i = np.argmax(left)
        result[i] = update[i]
        left[i] = -1
    return result
