# advice: change-made-whole
def label_from_bias(bias_update):
    return int(np.max(bias_update))
