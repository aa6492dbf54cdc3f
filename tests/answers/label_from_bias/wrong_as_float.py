# advice: one-change
def label_from_bias(bias_update):
    return float(np.argmax(bias_update))
