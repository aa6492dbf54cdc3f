# advice: keeps-dust
def words_from_update(word_weight_update, bias_update, vocabulary):
    return {w: round(d / bias_update) for w, d in zip(vocabulary, word_weight_update) if abs(d) > 2e-16}
