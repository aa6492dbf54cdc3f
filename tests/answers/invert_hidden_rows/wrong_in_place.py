# advice: changes-input
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    hidden_bias_update[hidden_bias_update == 0] = np.nan
    rows = (hidden_weight_update / hidden_bias_update).T
    return rows[~np.isnan(rows).any(axis=1)]
