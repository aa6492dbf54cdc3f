# advice: neighbours-compared
def label_from_bias(bias_update):
    place, previous = 0, bias_update[0]
    for i, change in enumerate(bias_update):
        if change > previous:
            place = i
        previous = change
    return place
