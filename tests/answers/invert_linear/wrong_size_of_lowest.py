# advice: sign-lost
def invert_linear(weight_update, bias_update):
    c = np.argmin(bias_update)
    return weight_update[:, c] / abs(bias_update[c])
