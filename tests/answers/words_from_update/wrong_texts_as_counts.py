# advice: no-number
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.rint(word_weight_update / bias_update).astype(int)
    return {word: f"{count} times" for word, count in zip(vocabulary, counts) if count}
