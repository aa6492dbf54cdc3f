# advice: no-repeats
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    alive = hidden_bias_update != 0
    rows = (hidden_weight_update[:, alive] / hidden_bias_update[alive]).T
    return rows[np.unique(np.round(rows, 1), axis=0, return_index=True)[1]]
