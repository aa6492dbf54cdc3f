# advice: returns-none
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = {}
    for word, change in zip(vocabulary, word_weight_update):
        groups.setdefault(change, []).append(word)
