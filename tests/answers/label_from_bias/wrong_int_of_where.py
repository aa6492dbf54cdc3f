# advice: not-taken-out
# wrong from numpy 2.4
def label_from_bias(bias_update):
    return int(np.where(bias_update > 0)[0])
