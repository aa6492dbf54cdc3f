# advice: one-unit
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    by_size = np.argsort(np.abs(hidden_bias_update))
    unit = by_size[-1]
    return hidden_weight_update[:, unit][np.newaxis] / hidden_bias_update[unit]
