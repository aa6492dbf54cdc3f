# advice: unchanged-column
def invert_linear(weight_update, bias_update):
    first, last = weight_update[:, 0], weight_update[:, -1]
    return (first - last) / (bias_update[0] - bias_update[-1])
