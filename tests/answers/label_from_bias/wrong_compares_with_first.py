# advice: last-above-start
def label_from_bias(bias_update):
    largest, place = bias_update[0], 0
    for i in range(1, len(bias_update)):
        if bias_update[i] > largest:
            place = i
    return place
