# advice: wrong-shape
def invert_linear(weight_update, bias_update):
    label = label_from_bias(bias_update)
    for row in weight_update:
        return row[label] / bias_update[label]
