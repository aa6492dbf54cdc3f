# advice: zero-is-no-rise
import numpy as np


def label_from_bias(bias_update):
    return int(np.argmax((bias_update >= 0).astype(int)))
