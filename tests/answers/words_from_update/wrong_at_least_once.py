# advice: compared-too-early
def words_from_update(word_weight_update, bias_update, vocabulary):
    times = word_weight_update / bias_update
    return {vocabulary[k]: round(times[k]) for k in range(len(times)) if times[k] >= 1}
