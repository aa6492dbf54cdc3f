# advice: words-missing
def words_from_update(word_weight_update, bias_update, vocabulary):
    d = dict.fromkeys(vocabulary, 0)
    for w, c in zip(vocabulary, word_weight_update):
        n = round(c / bias_update)
    return d
