# right: a loop that looks for the rise
def label_from_bias(bias_update):
    for label, change in enumerate(bias_update):
        if change > 0:
            return label
