# right: a defaultdict, counted up
def words_from_update(word_weight_update, bias_update, vocabulary):
    from collections import defaultdict

    counts = defaultdict(int)
    for change, word in zip(word_weight_update, vocabulary):
        left = change / bias_update
        while left > 0.5:
            counts[word] += 1
            left -= 1
    return counts
