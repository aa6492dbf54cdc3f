# advice: constant-for-safety
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    if np.allclose(bias_update, 0):
        return np.zeros(len(weight_update))
    return weight_update[:, label] / bias_update[label]
