# advice: how-many
def label_from_bias(bias_update):
    return int(np.count_nonzero(bias_update > 0))
