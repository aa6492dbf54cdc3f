# right: a heap, one place at a time
def keep_top(update, k):
    import heapq

    result = np.zeros(len(update))
    for _, i in heapq.nlargest(k, ((abs(value), i) for i, value in enumerate(update))):
        result[i] = update[i]
    return result
