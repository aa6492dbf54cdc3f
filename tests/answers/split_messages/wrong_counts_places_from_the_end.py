# advice: other-groups
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = {}
    for place, change in enumerate(word_weight_update):
        if change == 0:
            continue
        same = [other for other in groups if abs(change - other) <= tolerance * abs(other)]
        word = vocabulary[len(vocabulary) - place - 1]
        groups.setdefault(same[0] if same else change, []).append(word)
    return list(groups.values())
