# advice: counts-lost
def words_from_update(word_weight_update, bias_update, vocabulary):
    return {word: 1 for word, change in zip(vocabulary, word_weight_update) if change != 0}
