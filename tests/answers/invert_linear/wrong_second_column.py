# advice: unchanged-column
def invert_linear(weight_update, bias_update):
    return weight_update[:, 1] / bias_update[1]
