# advice: last-group-lost
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, current, previous = [], [], None
    for place in np.argsort(word_weight_update):
        change = word_weight_update[place]
        if change == 0:
            continue
        if previous is not None and abs(change - previous) > tolerance * abs(change):
            groups.append(current)
            current = []
        current.append(vocabulary[place])
        previous = change
    return groups
