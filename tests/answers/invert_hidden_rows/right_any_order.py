# right: sorted by the bias
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    order = np.argsort(hidden_bias_update)
    order = order[hidden_bias_update[order] != 0]
    return np.stack([hidden_weight_update[:, unit] / hidden_bias_update[unit] for unit in order])
