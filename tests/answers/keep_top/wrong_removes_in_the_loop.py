# advice: list-emptied-meanwhile
import numpy as np


def keep_top(update, k):
    left = list(range(len(update)))
    for _ in left:
        if len(left) > k:
            left.remove(min(left, key=lambda i: abs(update[i])))
    result = np.zeros(len(update))
    for i in left:
        result[i] = update[i]
    return result
