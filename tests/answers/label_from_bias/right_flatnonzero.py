# right: the only place above zero
def label_from_bias(bias_update):
    return np.flatnonzero(bias_update > 0)[0]
