# advice: zero-is-no-rise
def label_from_bias(bias_update):
    best, place = 0, 0
    for i in range(len(bias_update)):
        if bias_update[i] >= best:
            place = i
    return place
