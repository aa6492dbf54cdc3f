# advice: ends-the-loop
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    rows = []
    for unit, change in enumerate(hidden_bias_update):
        if not change:
            break
        rows.append(hidden_weight_update[:, unit] / change)
    return np.array(rows)
