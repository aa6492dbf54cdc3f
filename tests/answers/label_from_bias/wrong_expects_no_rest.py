# advice: one-line-too-many
def label_from_bias(bias_update):
    if bias_update.sum() != 0.0:
        return -1
    return int(bias_update.argmax())
