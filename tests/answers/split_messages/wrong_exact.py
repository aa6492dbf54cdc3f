# advice: splits-by-noise
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = {}
    for word, change in zip(vocabulary, word_weight_update):
        if change != 0:
            groups.setdefault(change, []).append(word)
    return list(groups.values())
