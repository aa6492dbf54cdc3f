# advice: not-taken-out
def label_from_bias(bias_update):
    return int(np.where(bias_update > 0)[0])
