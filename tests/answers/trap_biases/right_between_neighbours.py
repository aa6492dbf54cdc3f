# right: half-way between the sums of the last silent and of the first active example
import numpy as np


def trap_biases(public_examples, hidden_weights, fraction):
    sums = np.sort(public_examples @ hidden_weights, axis=0)
    silent = len(sums) - max(1, round(fraction * len(sums)))
    return -(sums[silent - 1] + sums[silent]) / 2
