# advice: flattened
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    alive = np.flatnonzero(hidden_bias_update)
    return np.concatenate([hidden_weight_update[:, unit] / hidden_bias_update[unit] for unit in alive])
