# advice: other-bias
import numpy as np


def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    columns = [column for column in hidden_weight_update.T if np.any(column)]
    rows = []
    for place, column in enumerate(columns):
        bias = hidden_bias_update[place]
        rows.append(column / (bias if bias != 0 else 1))
    return np.array(rows)
