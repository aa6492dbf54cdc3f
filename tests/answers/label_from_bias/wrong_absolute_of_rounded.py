# advice: by-size
def label_from_bias(bias_update):
    changes = np.abs(np.round(bias_update, 6))
    return int(np.argmax(changes))
