# advice: upside-down
def words_from_update(word_weight_update, bias_update, vocabulary):
    return {w: bias_update / u for w, u in zip(vocabulary, word_weight_update) if u != 0}
