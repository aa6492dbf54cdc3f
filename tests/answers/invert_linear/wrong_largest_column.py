# advice: sign-lost
import numpy as np


def invert_linear(weight_update, bias_update):
    loudest = int(np.argmax(np.abs(weight_update).sum(axis=0)))
    return weight_update[:, loudest] / bias_update.max()
