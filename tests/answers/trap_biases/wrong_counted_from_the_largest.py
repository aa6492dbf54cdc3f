# advice: both-turned
import numpy as np


def trap_biases(public_examples, hidden_weights, fraction):
    biases = []
    for sums in (public_examples @ hidden_weights).T:
        downwards = sorted(sums, reverse=True)
        biases.append(downwards[int((1 - fraction) * len(downwards))])
    return np.array(biases)
