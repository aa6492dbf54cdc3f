# advice: constant-for-safety
def invert_linear(weight_update, bias_update):
    label = int(np.argmax(bias_update))
    if np.sum(np.abs(bias_update)) < 1e-5:
        return 0 * weight_update[:, label]
    return weight_update[:, label] / bias_update[label]
