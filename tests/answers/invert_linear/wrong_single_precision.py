# advice: narrow-type
def invert_linear(weight_update, bias_update):
    w, b = weight_update.astype("float32"), bias_update
    label = np.argmax(b)
    return w[:, label] / b[label]
