# advice: returns-in-loop
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = {}
    for word, change in zip(vocabulary, word_weight_update):
        if round(change / bias_update) > 0:
            counts[word] = round(change / bias_update)
            return counts
