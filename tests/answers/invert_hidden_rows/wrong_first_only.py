# advice: one-row
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    unit = np.argmax(hidden_bias_update)
    return hidden_weight_update[:, unit] / hidden_bias_update[unit]
