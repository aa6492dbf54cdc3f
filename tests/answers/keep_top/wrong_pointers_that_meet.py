# advice: too-few
def keep_top(update, k):
    order = np.argsort(update)
    low, high = 0, len(order) - 1
    kept = np.zeros(len(update))
    while k > 0 and low < high:
        if -update[order[low]] > update[order[high]]:
            place, low = order[low], low + 1
        else:
            place, high = order[high], high - 1
        kept[place] = update[place]
        k -= 1
    return kept
