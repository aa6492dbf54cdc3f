# advice: words-missing
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = {}
    for w, u in zip(vocabulary, word_weight_update):
        if np.isclose(u, bias_update, atol=0):
            counts[w] = 1
        elif np.isclose(u, 2 * bias_update, atol=0):
            counts[w] = 2
    return counts
