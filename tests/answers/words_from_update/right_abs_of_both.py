# right: sizes on both sides
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.rint(np.abs(word_weight_update) / np.abs(bias_update)).astype(int)
    return {w: c for w, c in zip(vocabulary, counts.tolist()) if c}
