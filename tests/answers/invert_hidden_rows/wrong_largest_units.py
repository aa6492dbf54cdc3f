# advice: units-missing
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    units = np.argsort(np.abs(hidden_bias_update))[-2:]
    return (hidden_weight_update[:, units] / hidden_bias_update[units]).T
