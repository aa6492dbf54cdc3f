# advice: one-list-again
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    order = [i for i in np.argsort(word_weight_update) if word_weight_update[i]]
    messages, current, before = [], [], None
    for i in order:
        change = word_weight_update[i]
        if before is not None and not abs(change - before) <= tolerance * abs(change):
            messages.append(current)
            current[:] = []
        current.append(vocabulary[i])
        before = change
    messages.append(current)
    return messages
