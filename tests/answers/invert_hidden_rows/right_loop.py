# right: a loop over the units
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    rows = []
    for unit in range(len(hidden_bias_update)):
        if hidden_bias_update[unit] != 0:
            rows.append(hidden_weight_update[:, unit] / hidden_bias_update[unit])
    return np.array(rows)
