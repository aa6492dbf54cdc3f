# advice: changes-input
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    words = [vocabulary[place] for place in np.argsort(word_weight_update, kind="stable")]
    word_weight_update.sort()
    groups = []
    for place, (change, word) in enumerate(zip(word_weight_update, words)):
        if change == 0:
            continue
        close = place > 0 and abs(change - word_weight_update[place - 1]) <= tolerance * abs(change)
        if close and groups:
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups
