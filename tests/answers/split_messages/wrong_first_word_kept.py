# advice: overwritten
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = {}
    for word, change in zip(vocabulary, word_weight_update):
        if change and not any(abs(change - other) <= tolerance * abs(change) for other in groups):
            groups[change] = [word]
    return list(groups.values())
