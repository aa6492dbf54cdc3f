# advice: changes-not-words
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, previous = [], None
    for change in np.sort(word_weight_update[word_weight_update != 0]):
        if previous is not None and abs(change - previous) <= tolerance * abs(change):
            groups[-1].append(change)
        else:
            groups.append([change])
        previous = change
    return groups
