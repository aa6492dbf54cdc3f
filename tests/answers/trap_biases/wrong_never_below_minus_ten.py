# advice: some-units
import numpy as np


def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    levels = np.linspace(-10, 10, 81)
    biases = []
    for unit in sums.T:
        active = np.array([(unit + level > 0).mean() for level in levels])
        biases.append(levels[np.abs(active - fraction).argmin()])
    return np.array(biases)
