# advice: skips-while-removing
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    todo = [(c, w) for c, w in zip(word_weight_update, vocabulary) if c != 0]
    groups = []
    while todo:
        value, first = todo.pop(0)
        group = [first]
        for pair in todo:
            if abs(pair[0] - value) <= tolerance * abs(value):
                group.append(pair[1])
                todo.remove(pair)
        groups.append(group)
    return groups
