# advice: bias-not-a-column
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    a = hidden_bias_update != 0
    return hidden_weight_update.T[a] / hidden_bias_update[a]
