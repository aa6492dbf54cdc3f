# right: divided where possible, then chosen
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    safe = np.where(hidden_bias_update == 0, 1, hidden_bias_update)
    return (hidden_weight_update / safe).T[hidden_bias_update != 0]
