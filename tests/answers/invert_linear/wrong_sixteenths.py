# advice: as-pixels
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    return np.rint(16 * weight_update[:, label] / bias_update[label]) / 16
