# advice: reshaped
def invert_linear(weight_update, bias_update):
    w = weight_update.reshape(len(bias_update), -1)
    c = int(np.argmax(bias_update))
    return w[c] / bias_update[c]
