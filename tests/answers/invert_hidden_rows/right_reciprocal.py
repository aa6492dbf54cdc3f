# right: times the reciprocal
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    units = [k for k, change in enumerate(hidden_bias_update) if change]
    return np.vstack([hidden_weight_update[:, k] * (1 / hidden_bias_update[k]) for k in reversed(units)])
