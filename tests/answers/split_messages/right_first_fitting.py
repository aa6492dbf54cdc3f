# right: the first group that fits, as tuples
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = []
    for word, change in zip(vocabulary, word_weight_update):
        if change == 0:
            continue
        for level, words in groups:
            if abs(change - level) <= tolerance * abs(level):
                words.append(word)
                break
        else:
            groups.append((change, [word]))
    return [tuple(words) for _, words in groups]
