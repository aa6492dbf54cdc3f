# right: the place as a scalar
def label_from_bias(bias_update):
    return np.nonzero(bias_update > 0)[0].item()
