# advice: too-few
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    size = np.abs(hidden_bias_update)
    keep = size > 0.1 * size.max()
    return (hidden_weight_update[:, keep] / hidden_bias_update[keep]).T
