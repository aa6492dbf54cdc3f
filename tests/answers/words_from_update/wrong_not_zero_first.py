# advice: keeps-dust
def words_from_update(word_weight_update, bias_update, vocabulary):
    return {w: round(c) for w, c in zip(vocabulary, word_weight_update / bias_update) if c != 0}
