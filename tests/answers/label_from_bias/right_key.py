# right: max with a key
def label_from_bias(bias_update):
    return max(range(len(bias_update)), key=lambda c: bias_update[c])
