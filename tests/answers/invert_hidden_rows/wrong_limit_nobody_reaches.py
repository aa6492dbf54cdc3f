# advice: units-missing
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    moved = np.abs(hidden_bias_update) > 10
    return hidden_weight_update.T[moved] / hidden_bias_update[moved, None]
