# advice: one-array-again
import numpy as np


def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    row, rows = np.zeros(len(hidden_weight_update)), []
    for unit in np.flatnonzero(hidden_bias_update):
        row[:] = hidden_weight_update[:, unit] / hidden_bias_update[unit]
        rows.append(row)
    return np.array(rows)
