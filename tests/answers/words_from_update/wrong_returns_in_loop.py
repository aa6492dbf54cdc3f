# advice: returns-in-loop
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = {}
    for word, change in zip(vocabulary, word_weight_update):
        count = round(change / bias_update)
        if count != 0:
            counts[word] = count
        return counts
