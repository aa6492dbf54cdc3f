# right: heapq
def keep_top(update, k):
    import heapq

    kept = heapq.nlargest(k, range(len(update)), key=lambda i: abs(update[i]))
    return np.array([value if i in kept else 0.0 for i, value in enumerate(update)])
