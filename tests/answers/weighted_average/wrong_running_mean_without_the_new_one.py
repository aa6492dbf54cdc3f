# advice: running-shares
import numpy as np


def weighted_average(updates, example_counts):
    mean = np.array(updates[0], dtype=float)
    seen = example_counts[0]
    for update, n in zip(updates[1:], example_counts[1:]):
        mean = mean + (np.array(update) - mean) * n / seen
        seen += n
    return mean
