# advice: other-divisor
def words_from_update(word_weight_update, bias_update, vocabulary):
    return {w: round(c / bias_update**2) for w, c in zip(vocabulary, word_weight_update) if c != 0}
