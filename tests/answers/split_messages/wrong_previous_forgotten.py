# advice: splits-sorted
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, previous = [], 0
    for change, word in sorted(zip(word_weight_update, vocabulary)):
        if change == 0:
            continue
        if groups and abs(change - previous) <= tolerance * abs(change):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups
