# advice: row-not-column
def invert_linear(weight_update, bias_update):
    W, b = np.array(weight_update), np.array(bias_update)
    c = int(b.argmax())
    return W[c] / b[c]
