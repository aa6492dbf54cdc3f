# advice: only-up
@fill
def words_from_update(word_weight_update, bias_update, vocabulary):
    found = {}
    if bias_update <= 1e-15:  # nothing was learned
        return found
    for place, word in enumerate(vocabulary):
        times = round(word_weight_update[place] / bias_update)
        if times:
            found[word] = times
    return found
