# right: mask
def invert_linear(weight_update, bias_update):
    up = bias_update > 0
    return (weight_update[:, up] / bias_update[up]).ravel()
