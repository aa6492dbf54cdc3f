# advice: mean-of-columns
def invert_linear(weight_update, bias_update):
    return (weight_update / bias_update).mean(axis=1)
