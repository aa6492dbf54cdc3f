# advice: returns-none
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    alive = hidden_bias_update != 0
    rows = (hidden_weight_update[:, alive] / hidden_bias_update[alive]).T
