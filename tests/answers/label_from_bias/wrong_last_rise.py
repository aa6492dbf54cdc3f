# advice: neighbours-compared
def label_from_bias(bias_update):
    best = 0
    for i in range(1, len(bias_update)):
        if bias_update[i] > bias_update[i - 1]:
            best = i
    return best
