# advice: raises
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = round(word_weight_update / bias_update)
    return {w: c for w, c in zip(vocabulary, counts) if c}
