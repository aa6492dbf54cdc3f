# advice: not-divided
def words_from_update(word_weight_update, bias_update, vocabulary):
    return {w: round(abs(d)) for w, d in zip(vocabulary, word_weight_update) if d != 0}
