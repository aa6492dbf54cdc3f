# advice: words-missing
def words_from_update(word_weight_update, bias_update, vocabulary):
    total = word_weight_update.sum()
    result = {}
    for word, change in zip(vocabulary, word_weight_update):
        count = round(change / bias_update / total)
        result[word] = count
    return result
