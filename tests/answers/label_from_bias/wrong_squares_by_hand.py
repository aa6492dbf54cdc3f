# advice: by-size
def label_from_bias(bias_update):
    place, size = 0, 0.0
    for i, change in enumerate(bias_update):
        if change * change > size:
            place, size = i, change * change
    return place
