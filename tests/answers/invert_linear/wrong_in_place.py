# advice: changes-input
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    record = weight_update[:, label]
    record /= bias_update[label]
    return record
