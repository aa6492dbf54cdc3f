# advice: one-group
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    return [[w for w, d in zip(vocabulary, word_weight_update) if d != 0]]
