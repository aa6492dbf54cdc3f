# advice: units-missing
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    order = np.argsort(-np.abs(hidden_bias_update))
    rows = [hidden_weight_update[:, j] / hidden_bias_update[j] for j in order[:-1]]
    return np.array(rows)
