# right: dot
def label_from_bias(bias_update):
    return int((bias_update > 0) @ np.arange(len(bias_update)))
