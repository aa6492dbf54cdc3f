# advice: one-change
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.rint(word_weight_update / bias_update).astype(int)
    return {w: int(c) for w, c in zip(vocabulary, counts) if c > 1}
