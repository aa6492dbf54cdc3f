# right: masks, the largest first
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    changes = word_weight_update.copy()
    groups = []
    while np.any(changes):
        level = changes[np.argmax(np.abs(changes))]
        same = np.abs(changes - level) <= tolerance * abs(level)
        groups.append([vocabulary[place] for place in np.flatnonzero(same)])
        changes[same] = 0
    return groups
