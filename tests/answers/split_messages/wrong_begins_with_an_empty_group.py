# advice: empty-group
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, last = [[]], 0
    for change, word in sorted(zip(word_weight_update, vocabulary)):
        if change:
            if abs(change - last) > tolerance * abs(change):
                groups.append([])
            groups[-1].append(word)
            last = change
    return groups
