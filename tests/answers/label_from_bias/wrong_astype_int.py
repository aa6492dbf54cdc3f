# advice: fixed-limit
def label_from_bias(bias_update):
    return int(np.argmax(bias_update.astype(int)))
