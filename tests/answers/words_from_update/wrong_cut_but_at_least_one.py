# advice: cut-off
def words_from_update(word_weight_update, bias_update, vocabulary):
    ratios = word_weight_update / bias_update
    return {vocabulary[i]: max(1, int(ratios[i])) for i in np.flatnonzero(ratios > 0.5)}
