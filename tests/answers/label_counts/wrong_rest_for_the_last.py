# advice: cut-off
import numpy as np


def label_counts(bias_update, batch_size, learning_rate):
    exact = batch_size * (1 / len(bias_update) + bias_update / learning_rate)
    counts = [int(each) for each in exact[:-1]]
    return np.array([*counts, batch_size - sum(counts)])
