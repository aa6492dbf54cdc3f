# advice: odd-list
def invert_linear(weight_update, bias_update):
    label = int(np.argmax(bias_update))
    return [label, *(weight_update[:, label] / bias_update[label])]
