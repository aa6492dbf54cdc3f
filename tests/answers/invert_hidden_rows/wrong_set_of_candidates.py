# advice: no-repeats
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    active = np.flatnonzero(hidden_bias_update)
    found = {tuple((hidden_weight_update[:, unit] / hidden_bias_update[unit]).tolist()) for unit in active}
    return np.array(sorted(found))
