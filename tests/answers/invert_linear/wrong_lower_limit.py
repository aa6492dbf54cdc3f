# advice: constant-for-safety
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    return weight_update[:, label] / np.maximum(bias_update[label], 1e-4)
