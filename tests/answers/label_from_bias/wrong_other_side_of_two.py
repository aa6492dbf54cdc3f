# advice: one-line-too-many
def label_from_bias(bias_update):
    if len(bias_update) == 2:
        return int(bias_update[0] > 0.0)
    return int(bias_update.argmax())
