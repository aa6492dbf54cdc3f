# advice: cut-off
def words_from_update(word_weight_update, bias_update, vocabulary):
    return {w: int(d // bias_update) for w, d in zip(vocabulary, word_weight_update) if d != 0}
