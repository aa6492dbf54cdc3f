# advice: other-divisor
def words_from_update(word_weight_update, bias_update, vocabulary):
    changes = np.abs(word_weight_update)
    counts = np.rint(changes / changes[changes > 0].min()).astype(int)
    return {w: int(c) for w, c in zip(vocabulary, counts) if c}
