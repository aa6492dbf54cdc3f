# right: a loop with round
def words_from_update(word_weight_update, bias_update, vocabulary):
    found = {}
    for i in range(len(vocabulary)):
        count = round(word_weight_update[i] / bias_update)
        if count > 0:
            found[vocabulary[i]] = count
    return found
