# advice: too-few
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    moved = np.abs(hidden_bias_update) > np.abs(hidden_bias_update).max() / 2000
    return (hidden_weight_update[:, moved] / hidden_bias_update[moved]).T
