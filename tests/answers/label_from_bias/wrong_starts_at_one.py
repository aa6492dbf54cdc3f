# advice: starts-too-high
def label_from_bias(bias_update):
    highest, label = 1, 0
    for place, change in enumerate(bias_update):
        if change > highest:
            highest, label = change, place
    return label
