# advice: narrow-type
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.rint(word_weight_update / bias_update).astype(np.uint8)
    return {word: int(count) for word, count in zip(vocabulary, counts) if count}
