# advice: last-group-lost
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    changed = [(change, word) for change, word in zip(word_weight_update, vocabulary) if change]
    changed.sort(reverse=True)
    messages, words, last = [], [], changed[0][0]
    for change, word in changed:
        if abs(last - change) > tolerance * abs(last):
            messages += [words]
            words = []
        words.append(word)
        last = change
    return messages
