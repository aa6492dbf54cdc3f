# advice: raises
def label_from_bias(bias_update):
    return bias_update.index(max(bias_update))
