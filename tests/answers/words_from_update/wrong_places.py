# advice: places-not-words
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.rint(word_weight_update / bias_update).astype(int)
    return {k: int(c) for k, c in enumerate(counts) if c}
