# right: a list of rows
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    alive = np.flatnonzero(hidden_bias_update)
    return [hidden_weight_update[:, k] / hidden_bias_update[k] for k in alive]
