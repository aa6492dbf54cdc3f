# advice: mean-of-columns
def invert_linear(weight_update, bias_update):
    return np.nanmean(weight_update / bias_update, axis=1)
