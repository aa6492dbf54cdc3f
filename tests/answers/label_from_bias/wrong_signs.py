# advice: one-for-each-class
def label_from_bias(bias_update):
    return np.sign(bias_update)
