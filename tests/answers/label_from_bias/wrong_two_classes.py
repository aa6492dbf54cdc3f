# advice: two-classes-only
def label_from_bias(bias_update):
    return int(bias_update[1] > bias_update[0])
