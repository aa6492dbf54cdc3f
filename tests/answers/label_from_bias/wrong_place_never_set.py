# advice: other-class
def label_from_bias(bias_update):
    label, best = 0, 1
    best = 1
    for i, b in enumerate(bias_update):
        if b > best:
            best = b
    return label
