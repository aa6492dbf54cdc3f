# advice: one-of-equals
import numpy as np


def keep_top(update, k):
    place = {abs(entry): i for i, entry in enumerate(update)}
    result = np.zeros_like(update)
    for size in sorted(place, reverse=True)[:k]:
        result[place[size]] = update[place[size]]
    return result
