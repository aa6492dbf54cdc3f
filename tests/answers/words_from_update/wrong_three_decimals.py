# advice: too-few
def words_from_update(word_weight_update, bias_update, vocabulary):
    rounded = np.round(word_weight_update, 3)
    return {w: int(round(c / round(bias_update, 3))) for w, c in zip(vocabulary, rounded) if c}
