# advice: returns-pairs
def keep_top(update, k):
    order = sorted(range(len(update)), key=lambda i: -abs(update[i]))
    return [(i, float(update[i])) for i in order[:k]]
