# advice: splits-by-noise
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    levels = np.unique(word_weight_update[word_weight_update != 0])
    return [[w for w, d in zip(vocabulary, word_weight_update) if d == level] for level in levels]
