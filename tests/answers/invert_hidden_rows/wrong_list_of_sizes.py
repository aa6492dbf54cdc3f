# advice: sign-lost
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    units = [unit for unit, change in enumerate(hidden_bias_update) if change]
    return [hidden_weight_update[:, unit] / abs(hidden_bias_update[unit]) for unit in units]
