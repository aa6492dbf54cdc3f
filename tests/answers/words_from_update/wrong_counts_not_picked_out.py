# advice: other-value
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.round(word_weight_update / bias_update).astype(int)
    words = [w for w, c in zip(vocabulary, word_weight_update) if abs(c) > 1e-12]
    return dict(zip(words, counts))
