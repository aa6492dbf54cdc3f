# advice: one-unit
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    most, found = 0.0, None
    for unit, change in enumerate(hidden_bias_update):
        if abs(change) > most:
            most, found = abs(change), hidden_weight_update[:, unit] / change
    return np.stack([found])
