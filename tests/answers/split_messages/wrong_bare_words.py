# advice: bare-word
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = []
    for word, change in zip(vocabulary, word_weight_update):
        if change == 0:
            continue
        alike = [w for w, c in zip(vocabulary, word_weight_update) if abs(c - change) <= tolerance * abs(c)]
        group = alike[0] if len(alike) == 1 else alike
        if group not in groups:
            groups.append(group)
    return groups
