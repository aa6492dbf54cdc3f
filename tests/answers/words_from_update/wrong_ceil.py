# advice: noise-counted
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = {}
    for word, change in zip(vocabulary, word_weight_update):
        times = -int(-change / bias_update // 1)
        if times:
            counts[word] = times
    return counts
