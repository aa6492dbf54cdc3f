# advice: row-not-column
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    """invert_hidden_rows([[0.2, 0.0], [0.4, 0.0]], [0.1, 0.0]) → [[2, 4]]"""
    rows = []
    for unit, change in enumerate(hidden_bias_update):
        if change != 0:
            rows.append(hidden_weight_update[unit] / change)
    return np.array(rows)
