# advice: overwritten
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = {}
    for word, change in zip(vocabulary, word_weight_update):
        if change != 0:
            key = next((k for k in groups if abs(k - change) <= tolerance * abs(k)), change)
            groups[key] = [word]
    return list(groups.values())
