# advice: last-left-out
def label_from_bias(bias_update):
    place, largest = 0, -1e9
    for i in range(len(bias_update) - 1):
        if bias_update[i] > largest:
            largest = bias_update[i]
            place = i
    return place
