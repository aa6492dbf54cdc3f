# advice: too-few
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    alive = np.abs(hidden_bias_update) > 1e-4
    return (hidden_weight_update[:, alive] / hidden_bias_update[alive]).T
