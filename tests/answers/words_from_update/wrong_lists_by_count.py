# advice: turned-round
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.rint(word_weight_update / bias_update).astype(int)
    found = {}
    for word, count in zip(vocabulary, counts):
        if count:
            found.setdefault(int(count), []).append(word)
    return found
