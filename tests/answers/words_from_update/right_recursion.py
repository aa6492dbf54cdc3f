# right: recursion
def words_from_update(word_weight_update, bias_update, vocabulary):
    if len(vocabulary) == 0:
        return {}
    if len(vocabulary) == 1:
        n = int(np.around(word_weight_update[0] / bias_update))
        return {vocabulary[0]: n} if n else {}
    half = len(vocabulary) // 2
    left = words_from_update(word_weight_update[:half], bias_update, vocabulary[:half])
    return {**left, **words_from_update(word_weight_update[half:], bias_update, vocabulary[half:])}
