# advice: changes-input
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    by_unit = hidden_weight_update.T
    changed = np.flatnonzero(hidden_bias_update)
    by_unit[changed] /= hidden_bias_update[changed][:, None]
    return by_unit[changed]
