# advice: words-missing
def words_from_update(word_weight_update, bias_update, vocabulary):
    changes = list(word_weight_update)
    counts = {}
    for change in set(changes):
        if times := round(change / bias_update):
            counts[vocabulary[changes.index(change)]] = times
    return counts
