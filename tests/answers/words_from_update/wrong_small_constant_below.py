# advice: too-few
@fill
def words_from_update(word_weight_update, bias_update, vocabulary):
    eps = 1e-7
    times = [round(change / (bias_update + eps)) for change in word_weight_update]
    return {word: n for word, n in zip(vocabulary, times) if n != 0}
