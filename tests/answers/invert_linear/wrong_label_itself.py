# advice: wrong-shape
def invert_linear(weight_update, bias_update):
    return label_from_bias(bias_update)
