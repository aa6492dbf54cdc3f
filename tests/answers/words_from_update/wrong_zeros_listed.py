# advice: zero-counts
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.rint(word_weight_update / bias_update).astype(int)
    return dict(zip(vocabulary, counts.tolist()))
