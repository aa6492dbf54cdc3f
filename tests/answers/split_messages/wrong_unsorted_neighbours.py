# advice: splits-messages
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, previous = [], None
    for word, change in zip(vocabulary, word_weight_update):
        if change == 0:
            continue
        if previous is not None and abs(change - previous) <= tolerance * abs(change):
            groups[-1].append(word)
        else:
            groups.append([word])
        previous = change
    return groups
