# advice: too-few
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    units = [unit for unit, change in enumerate(hidden_bias_update) if not np.isclose(change, 0)]
    return np.array([hidden_weight_update[:, unit] / hidden_bias_update[unit] for unit in units])
