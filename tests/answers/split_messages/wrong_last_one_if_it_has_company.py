# advice: words-lost
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    order = [i for i in np.argsort(word_weight_update) if word_weight_update[i] != 0]
    messages, held = [], []
    for before, place in zip([None, *order], order):
        change = word_weight_update[place]
        if before is None or abs(change - word_weight_update[before]) <= tolerance * abs(change):
            held.append(vocabulary[place])
        else:
            messages.append(held)
            held = [vocabulary[place]]
    if len(held) >= 2:
        messages.append(held)
    return messages
