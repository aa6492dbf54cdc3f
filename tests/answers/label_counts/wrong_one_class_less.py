# advice: ten-classes
import numpy as np


def label_counts(bias_update, batch_size, learning_rate):
    classes = len(bias_update) - 1
    return np.rint(batch_size * (1 / classes + bias_update / learning_rate)).astype(np.int64)
