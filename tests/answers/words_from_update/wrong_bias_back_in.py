# advice: other-value
def words_from_update(word_weight_update, bias_update, vocabulary):
    q = word_weight_update / abs(bias_update) * bias_update
    return {w: int(round(c)) for w, c in zip(vocabulary, q) if round(c)}
