# advice: keeps-dust
def words_from_update(word_weight_update, bias_update, vocabulary):
    places = np.nonzero(word_weight_update)[0]
    return {vocabulary[p]: np.int64(np.round(word_weight_update[p] / bias_update)) for p in places}
