# right: NumPy texts and NumPy counts
def words_from_update(word_weight_update, bias_update, vocabulary):
    words = np.array(vocabulary)
    ratio = np.round(word_weight_update / bias_update).astype(np.int32)
    kept = ratio > 0
    return dict(zip(words[kept], ratio[kept]))
