# advice: raises
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    units = [unit for unit, change in enumerate(hidden_bias_update) if change != 0]
    candidates = np.zeros((len(hidden_weight_update), len(units)))
    for place, unit in enumerate(units):
        candidates[place] = hidden_weight_update[:, unit] / hidden_bias_update[unit]
    return candidates
