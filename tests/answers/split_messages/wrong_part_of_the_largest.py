# advice: merges-small-changes
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    limit = tolerance * np.abs(word_weight_update).max()
    groups = {}
    for word, change in zip(vocabulary, word_weight_update):
        if change:
            level = next((one for one in groups if abs(one - change) <= limit), change)
            groups.setdefault(level, []).append(word)
    return list(groups.values())
