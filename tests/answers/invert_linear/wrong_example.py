# advice: example-only
def invert_linear(weight_update, bias_update):
    return [2, -3]
