# advice: merges-small-changes
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = {}
    for change, word in zip(word_weight_update, vocabulary):
        if change != 0:
            groups.setdefault(f"{change:.2f}", []).append(word)
    return list(groups.values())
