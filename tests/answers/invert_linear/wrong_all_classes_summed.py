# advice: sums-cancel
def invert_linear(weight_update, bias_update):
    largest = bias_update.max()
    return weight_update.sum(axis=1) / largest
