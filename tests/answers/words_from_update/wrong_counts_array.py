# advice: no-dict
def words_from_update(word_weight_update, bias_update, vocabulary):
    return np.rint(word_weight_update / bias_update).astype(int)
