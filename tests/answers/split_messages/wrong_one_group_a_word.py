# advice: twice
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = []
    for word, change in zip(vocabulary, word_weight_update):
        if change != 0:
            same = np.abs(word_weight_update - change) <= tolerance * abs(change)
            groups.append([vocabulary[place] for place in np.flatnonzero(same)])
    return groups
