# advice: raises
def words_from_update(word_weight_update, bias_update, vocabulary):
    return {w: round(d / bias_update[0]) for w, d in zip(vocabulary, word_weight_update) if d}
