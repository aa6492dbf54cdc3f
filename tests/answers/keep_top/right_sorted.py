# right: sorted places, a loop
def keep_top(update, k):
    places = sorted(range(len(update)), key=lambda i: abs(update[i]), reverse=True)
    result = np.zeros(len(update))
    for i in places[:k]:
        result[i] = update[i]
    return result
