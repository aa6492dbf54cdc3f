# advice: returns-none
def words_from_update(word_weight_update, bias_update, vocabulary):
    for word, change in zip(vocabulary, word_weight_update):
        if change:
            print(word, round(change / bias_update))
