# advice: only-up
@fill
def words_from_update(word_weight_update, bias_update, vocabulary):
    quotients = (word_weight_update / bias_update).tolist()
    return {word: int(each) for word, each in zip(vocabulary, quotients) if each and each == int(each)}
