# advice: words-missing
from itertools import takewhile


def words_from_update(word_weight_update, bias_update, vocabulary):
    order = np.argsort(word_weight_update, kind="stable")
    lowest = -abs(bias_update) / 2
    fell = takewhile(lambda i: word_weight_update[i] < lowest, order)
    return {vocabulary[i]: round(float(word_weight_update[i] / bias_update)) for i in fell}
