# advice: value-not-place
def label_from_bias(bias_update):
    return np.max(bias_update)
