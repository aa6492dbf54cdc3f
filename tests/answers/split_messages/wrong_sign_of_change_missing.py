# advice: negative-limit
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, previous = [], None
    for place in np.argsort(word_weight_update):
        change = word_weight_update[place]
        if change == 0:
            continue
        if previous is not None and abs(change - previous) <= tolerance * change:
            groups[-1].append(vocabulary[place])
        else:
            groups.append([vocabulary[place]])
        previous = change
    return groups
