# right: index of the maximum of a list
def label_from_bias(bias_update):
    changes = bias_update.tolist()
    return changes.index(max(changes))
