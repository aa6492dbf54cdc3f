# advice: other-divisor
import numpy as np


@fill
def words_from_update(word_weight_update, bias_update, vocabulary):
    one = min(bias_update, word_weight_update.min()) if bias_update < 0 else bias_update
    times = np.rint(word_weight_update / one).astype(int)
    return {vocabulary[place]: int(times[place]) for place in np.flatnonzero(times)}
