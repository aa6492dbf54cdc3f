# advice: minus-too-many
def invert_linear(weight_update, bias_update):
    c = int(np.argmax(bias_update))
    weight_gradient, bias_gradient = -1 * weight_update[:, c], bias_update[c]
    return weight_gradient / bias_gradient
