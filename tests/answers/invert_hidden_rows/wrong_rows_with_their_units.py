# advice: odd-list
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    units = np.flatnonzero(hidden_bias_update)
    return [(int(unit), hidden_weight_update[:, unit] / hidden_bias_update[unit]) for unit in units]
