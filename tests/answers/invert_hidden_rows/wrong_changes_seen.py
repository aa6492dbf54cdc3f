# advice: equal-changes
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    known, found = [0.0], []
    for unit, change in enumerate(hidden_bias_update):
        if change not in known:
            known.append(change)
            found.append(hidden_weight_update[:, unit] / change)
    return np.array(found)
