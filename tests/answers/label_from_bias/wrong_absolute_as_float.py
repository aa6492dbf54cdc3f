# advice: by-size
def label_from_bias(bias_update):
    return np.argmax(np.abs(bias_update.astype(float)))
