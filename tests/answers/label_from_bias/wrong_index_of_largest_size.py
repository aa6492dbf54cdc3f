# advice: one-change
def label_from_bias(bias_update):
    b = list(bias_update)
    return b.index(max(abs(x) for x in b))
