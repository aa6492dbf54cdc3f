# advice: value-not-place
def label_from_bias(bias_update):
    return float(max(bias_update))
