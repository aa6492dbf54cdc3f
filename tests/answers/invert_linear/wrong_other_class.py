# advice: other-bias
def invert_linear(weight_update, bias_update):
    return weight_update[:, np.argmax(bias_update)] / bias_update.min()
