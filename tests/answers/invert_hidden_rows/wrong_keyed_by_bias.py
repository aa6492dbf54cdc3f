# advice: equal-changes
import numpy as np


def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    units = enumerate(hidden_bias_update)
    rows = {bias: hidden_weight_update[:, unit] / bias for unit, bias in units if bias}
    return np.array(list(rows.values()))
