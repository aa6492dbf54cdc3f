# right: argmax instead of label_from_bias
def invert_linear(weight_update, bias_update):
    c = np.argmax(bias_update)
    return weight_update.T[c] / bias_update[c]
