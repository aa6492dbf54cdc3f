# advice: one-change
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    unit, found = 0, []
    while unit < len(hidden_bias_update) - 1:
        unit += 1
        if hidden_bias_update[unit] != 0:
            found.append(hidden_weight_update[:, unit] / hidden_bias_update[unit])
    return np.array(found)
