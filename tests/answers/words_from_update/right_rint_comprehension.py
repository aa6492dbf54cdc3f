# right: rint and a dict comprehension
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.rint(word_weight_update / bias_update).astype(int)
    return {word: int(count) for word, count in zip(vocabulary, counts) if count != 0}
