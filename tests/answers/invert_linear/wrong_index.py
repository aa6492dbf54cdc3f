# advice: raises
def invert_linear(weight_update, bias_update):
    label = bias_update.index(max(bias_update))
    return weight_update[:, label] / bias_update[label]
