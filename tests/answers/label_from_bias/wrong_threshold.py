# advice: fixed-limit
def label_from_bias(bias_update):
    for label, change in enumerate(bias_update):
        if change > 0.001:
            return label
