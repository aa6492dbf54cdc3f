# advice: not-divided
def words_from_update(word_weight_update, bias_update, vocabulary):
    return dict(zip(vocabulary, word_weight_update))
