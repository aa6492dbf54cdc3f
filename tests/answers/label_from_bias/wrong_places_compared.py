# advice: places-compared
def label_from_bias(bias_update):
    return max(enumerate(bias_update))[0]
