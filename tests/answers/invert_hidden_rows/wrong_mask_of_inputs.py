# advice: mask-of-other-length
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    seen = np.any(hidden_weight_update != 0, axis=1)
    return (hidden_weight_update[:, seen] / hidden_bias_update[seen]).T
