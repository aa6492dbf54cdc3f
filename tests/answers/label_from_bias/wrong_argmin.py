# advice: lowest
def label_from_bias(bias_update):
    return int(np.argmin(bias_update))
