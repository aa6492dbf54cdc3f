# advice: bias-not-chosen
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    a = hidden_bias_update != 0
    return (hidden_weight_update[:, a] / hidden_bias_update).T
