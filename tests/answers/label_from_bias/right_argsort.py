# right: the last of the sorted
def label_from_bias(bias_update):
    return int(np.argsort(bias_update)[-1])
