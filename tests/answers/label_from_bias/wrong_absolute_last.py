# advice: by-size
def label_from_bias(bias_update):
    return max(reversed(range(len(bias_update))), key=lambda c: abs(bias_update[c]))
