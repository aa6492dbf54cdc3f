# right: a Counter, in another order
def words_from_update(word_weight_update, bias_update, vocabulary):
    from collections import Counter

    counts = Counter()
    for word, change in reversed(list(zip(vocabulary, word_weight_update))):
        times = int(change / bias_update + 0.5)
        if times:
            counts[word] += times
    return counts
