# advice: by-sign
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    up = [w for w, d in zip(vocabulary, word_weight_update) if d > 0]
    down = [w for w, d in zip(vocabulary, word_weight_update) if d < 0]
    return [up, down]
