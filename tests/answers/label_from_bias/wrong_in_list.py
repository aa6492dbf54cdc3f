# advice: in-an-array
def label_from_bias(bias_update):
    return [k for k, change in enumerate(bias_update) if change > 0]
