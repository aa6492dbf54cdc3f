# advice: zero-is-no-rise
def label_from_bias(bias_update):
    label = 0
    for c, change in enumerate(bias_update):
        label = c if change >= 0 else label
    return label
