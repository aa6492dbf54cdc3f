# advice: words-missing
def words_from_update(word_weight_update, bias_update, vocabulary):
    return {w: 1 for w, u in zip(vocabulary, word_weight_update) if u == bias_update}
