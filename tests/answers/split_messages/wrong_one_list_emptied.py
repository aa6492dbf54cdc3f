# advice: one-list-again
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    pairs = sorted((c, w) for w, c in zip(vocabulary, word_weight_update) if c != 0)
    groups, group, previous = [], [], None
    for c, w in pairs:
        if previous is not None and abs(c - previous) > tolerance * abs(c):
            groups.append(group)
            group.clear()
        group.append(w)
        previous = c
    groups.append(group)
    return groups
