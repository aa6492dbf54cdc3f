# advice: not-taken-out
def label_from_bias(bias_update):
    return np.where(bias_update == bias_update.max()).item()
