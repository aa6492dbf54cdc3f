# advice: lowest
def label_from_bias(bias_update):
    return int(np.argsort(bias_update)[0])
