# advice: unchanged-column
def invert_linear(weight_update, bias_update):
    c = min(np.flatnonzero(bias_update), key=lambda k: abs(bias_update[k]))
    return weight_update[:, c] / bias_update[c]
