# advice: flat-list
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = {}
    for word, change in zip(vocabulary, word_weight_update):
        if change != 0:
            level = next((k for k in groups if abs(k - change) <= tolerance * abs(k)), change)
            groups.setdefault(level, []).append(word)
    return [" ".join(group) for group in groups.values()]
