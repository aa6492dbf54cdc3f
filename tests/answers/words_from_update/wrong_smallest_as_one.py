# advice: other-divisor
def words_from_update(word_weight_update, bias_update, vocabulary):
    sizes = np.abs(word_weight_update)
    once = min(size for size in sizes if size > 0)
    found = {}
    for word, size in zip(vocabulary, sizes):
        if round(size / once):
            found[word] = round(size / once)
    return found
