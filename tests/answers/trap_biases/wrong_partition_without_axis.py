# advice: partition-by-row
import numpy as np


def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    place = int((1 - fraction) * (len(sums) - 1))
    return -np.partition(sums, place)[place]
