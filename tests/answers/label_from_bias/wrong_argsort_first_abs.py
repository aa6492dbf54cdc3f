# advice: by-size
def label_from_bias(bias_update):
    sizes = [abs(b) for b in bias_update]
    return sizes.index(max(sizes))
