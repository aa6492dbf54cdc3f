# advice: one-for-each-class
def label_from_bias(bias_update):
    return (bias_update > 0).astype(int)
