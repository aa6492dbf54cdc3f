# advice: transposed
def invert_linear(weight_update, bias_update):
    return weight_update[np.argmin(bias_update), :] / bias_update.max()
