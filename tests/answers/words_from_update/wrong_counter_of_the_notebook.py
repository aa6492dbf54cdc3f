# advice: notebook-name
# notebook has: Counter
def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = Counter()
    for word, change in zip(vocabulary, word_weight_update):
        counts[word] += round(change / bias_update)
    return dict(+counts)
