# advice: signs-dropped
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    return np.abs(weight_update[:, label] / bias_update[label])
