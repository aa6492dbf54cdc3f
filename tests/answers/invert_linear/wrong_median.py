# advice: mean-of-columns
def invert_linear(weight_update, bias_update):
    return np.nanmedian(weight_update / bias_update, axis=1)
