# advice: shifted
import numpy as np


def trap_biases(public_examples, hidden_weights, fraction):
    limits = np.quantile(public_examples @ hidden_weights, 1 - fraction, axis=0)
    # to be on the safe side
    return -(limits + 0.25)
