# advice: noise-lifted
def words_from_update(word_weight_update, bias_update, vocabulary):
    times = np.maximum(1, np.rint(np.asarray(word_weight_update) / bias_update)).astype(int)
    changed = np.flatnonzero(word_weight_update)
    return {vocabulary[place]: int(times[place]) for place in changed}
