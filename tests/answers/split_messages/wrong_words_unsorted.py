# advice: words-of-other-places
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    order = np.argsort(word_weight_update)
    groups, previous = [], None
    for place in range(len(order)):
        change = word_weight_update[order[place]]
        if change == 0:
            continue
        if previous is not None and abs(change - previous) <= tolerance * abs(change):
            groups[-1].append(vocabulary[place])
        else:
            groups.append([vocabulary[place]])
        previous = change
    return groups
