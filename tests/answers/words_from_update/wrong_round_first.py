# advice: raises
def words_from_update(word_weight_update, bias_update, vocabulary):
    n = np.round(word_weight_update, 3) / round(bias_update, 3)
    return {w: int(round(c)) for w, c in zip(vocabulary, n) if c}
