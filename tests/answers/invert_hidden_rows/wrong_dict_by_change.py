# advice: equal-changes
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    columns = {}
    unit = 0
    while unit < len(hidden_bias_update):
        change = float(hidden_bias_update[unit])
        if change:
            columns[change] = hidden_weight_update[:, unit]
        unit += 1
    if not columns:
        return np.empty((0, hidden_weight_update.shape[0]))
    return np.stack([column / change for change, column in columns.items()])
