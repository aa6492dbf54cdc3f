# advice: no-single-words
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    heads = {}
    for word, change in zip(vocabulary, word_weight_update):
        if change != 0:
            head = next((h for h in heads if abs(h - change) <= tolerance * abs(change)), change)
            heads.setdefault(head, []).append([word])
    return [*heads.values()]
