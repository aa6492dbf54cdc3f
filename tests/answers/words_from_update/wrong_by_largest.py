# advice: other-divisor
def words_from_update(word_weight_update, bias_update, vocabulary):
    shares = word_weight_update / np.abs(word_weight_update).max()
    return {w: float(s) for w, s in zip(vocabulary, shares) if s}
