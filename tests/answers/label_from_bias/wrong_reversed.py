# advice: counted-from-the-end
def label_from_bias(bias_update):
    return int(np.argmax(bias_update[::-1]))
