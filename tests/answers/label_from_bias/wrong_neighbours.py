# advice: neighbours-compared
def label_from_bias(bias_update):
    for i in range(1, len(bias_update)):
        if bias_update[i] > bias_update[i - 1]:
            return i
    return 0
