# advice: first-changed
def label_from_bias(bias_update):
    for label, change in enumerate(bias_update):
        if change:
            return label
