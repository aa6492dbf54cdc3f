# advice: floor-division
def invert_linear(weight_update, bias_update):
    label = int(np.argmax(bias_update))
    return weight_update[:, label] // bias_update[label]
