# advice: equal-counts-once
import numpy as np


def weighted_average(updates, example_counts):
    everybody = sum({int(n) for n in example_counts})
    return sum(n * np.array(u) for u, n in zip(updates, example_counts)) / everybody
