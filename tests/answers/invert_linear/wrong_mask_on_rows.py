# advice: row-not-column
def invert_linear(weight_update, bias_update):
    return weight_update[bias_update > 0].ravel() / bias_update[bias_update > 0]
