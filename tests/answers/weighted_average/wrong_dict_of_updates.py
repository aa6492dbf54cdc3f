# advice: equal-updates-merged
import numpy as np


def weighted_average(updates, example_counts):
    table = {tuple(u): n for u, n in zip(updates, example_counts)}
    return sum(np.array(u) * n for u, n in table.items()) / sum(table.values())
