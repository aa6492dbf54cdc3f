# right: each bias is searched for
import numpy as np


def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    low, high = sums.min(axis=0) - 1, sums.max(axis=0) + 1
    for _ in range(60):
        middle = (low + high) / 2
        too_many = (sums > middle).mean(axis=0) > fraction
        low, high = np.where(too_many, middle, low), np.where(too_many, high, middle)
    return -high
