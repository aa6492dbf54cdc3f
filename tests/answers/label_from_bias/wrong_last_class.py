# advice: last-class
def label_from_bias(bias_update):
    largest = bias_update[0]
    place = 0
    for i, b in enumerate(bias_update):
        if b > largest:
            largest = b
        place = i
    return place
