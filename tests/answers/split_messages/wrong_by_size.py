# advice: merges-signs
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, previous = [], None
    sizes = np.abs(word_weight_update)
    for place in np.argsort(sizes):
        change = sizes[place]
        if change == 0:
            continue
        if previous is not None and abs(change - previous) <= tolerance * change:
            groups[-1].append(vocabulary[place])
        else:
            groups.append([vocabulary[place]])
        previous = change
    return groups
