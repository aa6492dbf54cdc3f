# advice: not-taken-out
def label_from_bias(bias_update):
    return int(np.nonzero(bias_update > 0))
