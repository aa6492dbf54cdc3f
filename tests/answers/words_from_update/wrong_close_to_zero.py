# advice: too-few
def words_from_update(word_weight_update, bias_update, vocabulary):
    changed = ~np.isclose(word_weight_update, 0)
    counts = np.rint(word_weight_update[changed] / bias_update).astype(int)
    return dict(zip(np.array(vocabulary)[changed].tolist(), counts.tolist()))
