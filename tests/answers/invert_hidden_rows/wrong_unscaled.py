# advice: not-divided
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    return hidden_weight_update[:, hidden_bias_update != 0].T
