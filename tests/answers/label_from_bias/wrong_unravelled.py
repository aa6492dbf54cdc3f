# advice: in-an-array
def label_from_bias(bias_update):
    place = np.argmax(bias_update)
    return np.unravel_index(place, np.shape(bias_update))
