# advice: by-length
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    return weight_update[:, label] / np.linalg.norm(bias_update)
