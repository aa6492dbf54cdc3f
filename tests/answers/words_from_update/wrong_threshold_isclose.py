# advice: too-few
def words_from_update(word_weight_update, bias_update, vocabulary):
    changed = ~np.isclose(word_weight_update, 0, atol=1e-4)
    counts = np.rint(word_weight_update / bias_update).astype(int)
    return {vocabulary[k]: int(counts[k]) for k in np.flatnonzero(changed)}
