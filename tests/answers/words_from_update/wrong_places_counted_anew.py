# advice: other-words
import numpy as np


def words_from_update(word_weight_update, bias_update, vocabulary):
    counts = np.rint(word_weight_update / bias_update)
    return {vocabulary[place]: int(count) for place, count in enumerate(counts[counts != 0])}
