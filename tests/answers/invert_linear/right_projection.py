# right: a projection on the bias change
def invert_linear(weight_update, bias_update):
    return weight_update @ bias_update / (bias_update @ bias_update)
