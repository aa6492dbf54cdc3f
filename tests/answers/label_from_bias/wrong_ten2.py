# advice: typed-in
def label_from_bias(bias_update):
    padded = np.zeros(10)
    padded[:len(bias_update)] = bias_update
    return int(np.argmax(padded))
