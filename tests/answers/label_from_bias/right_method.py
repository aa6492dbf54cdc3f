# right: the array's own method, a NumPy integer
def label_from_bias(bias_update):
    return bias_update.argmax()
