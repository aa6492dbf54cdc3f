# advice: by-all-biases
def invert_linear(weight_update, bias_update):
    column = weight_update[:, np.argmax(bias_update)]
    return column / bias_update
