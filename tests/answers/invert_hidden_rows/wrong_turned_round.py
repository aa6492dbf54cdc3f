# advice: other-value
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    active = hidden_bias_update != 0
    return -1 * hidden_weight_update[:, active].T
