# advice: rounded-up
import math


def words_from_update(word_weight_update, bias_update, vocabulary):
    quotients = {word: change / bias_update for word, change in zip(vocabulary, word_weight_update)}
    return {word: math.ceil(times) for word, times in quotients.items() if times > 0.5}
