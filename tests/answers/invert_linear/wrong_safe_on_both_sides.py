# advice: not-exact
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    return (weight_update[:, label] + 1e-7) / (bias_update[label] + 1e-7)
