# advice: positive-only
import numpy as np


def trap_biases(public_examples, hidden_weights, fraction):
    biases = np.zeros(hidden_weights.shape[1])
    for unit, weights in enumerate(hidden_weights.T):
        sums = [float(example @ weights) for example in public_examples]
        fired = [each for each in sums if each > 0]
        if fired:
            biases[unit] = -np.quantile(fired, 1 - fraction)
    return biases
