# advice: goes-on
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = []
    for word, change in zip(vocabulary, word_weight_update):
        if change == 0:
            continue
        for level, words in groups:
            if abs(change - level) <= tolerance * abs(level):
                words.append(word)
                continue
        else:
            groups.append((change, [word]))
    return [words for _, words in groups]
