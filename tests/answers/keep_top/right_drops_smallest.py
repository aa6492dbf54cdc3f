# right: drops the smallest, one after the other
def keep_top(update, k):
    left = set(range(len(update)))
    while len(left) > k:
        left.remove(min(left, key=lambda i: abs(update[i])))
    return np.array([value if i in left else 0.0 for i, value in enumerate(update)])
