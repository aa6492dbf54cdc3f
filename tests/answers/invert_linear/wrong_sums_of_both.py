# advice: sum-of-biases
def invert_linear(weight_update, bias_update):
    return weight_update.sum(axis=1) / bias_update.sum()
