# advice: one-for-each-class
def label_from_bias(bias_update):
    return np.argsort(bias_update)[::-1]
