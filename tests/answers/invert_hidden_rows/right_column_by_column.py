# right: transposed first, a column of biases
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    units = np.flatnonzero(hidden_bias_update)
    return hidden_weight_update.T[units] / hidden_bias_update[units, None]
