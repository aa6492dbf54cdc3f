# advice: row-not-column
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    return weight_update[label, :] / bias_update[label]
