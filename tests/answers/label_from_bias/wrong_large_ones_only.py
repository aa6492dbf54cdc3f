# advice: one-line-too-many
def label_from_bias(bias_update):
    if np.abs(bias_update).max() >= 1:
        return 0
    return int(np.argmax(bias_update))
