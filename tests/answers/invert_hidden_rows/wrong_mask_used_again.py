# advice: mask-of-other-length
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    active = hidden_bias_update != 0
    candidates = hidden_weight_update.T[active] / hidden_bias_update[active][:, None]
    return candidates[active]
