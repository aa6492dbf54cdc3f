# advice: one-change
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = {}
    for w, c in zip(sorted(vocabulary), word_weight_update):
        if c != 0:
            key = next((k for k in groups if abs(k - c) <= tolerance * abs(k)), c)
            groups.setdefault(key, []).append(w)
    return list(groups.values())
