# right: more than half a word
def words_from_update(word_weight_update, bias_update, vocabulary):
    share = word_weight_update / bias_update
    return {vocabulary[k]: int(np.floor(share[k] + 0.5)) for k in range(len(share)) if share[k] > 0.5}
