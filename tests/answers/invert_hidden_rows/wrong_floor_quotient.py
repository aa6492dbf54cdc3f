# advice: floor-division
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    seen = np.flatnonzero(hidden_bias_update)
    return (hidden_weight_update[:, seen] // hidden_bias_update[seen]).T
