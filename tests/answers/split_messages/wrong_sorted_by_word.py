# advice: splits-sorted
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, previous = [], None
    for word, change in sorted(zip(vocabulary, word_weight_update)):
        if change == 0:
            continue
        if previous is None or abs(change - previous) > tolerance * abs(change):
            groups.append([])
        groups[-1].append(word)
        previous = change
    return groups
