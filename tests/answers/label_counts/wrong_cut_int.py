# advice: cut-off
def label_counts(bias_update, batch_size, learning_rate):
    equal = batch_size / len(bias_update)
    return np.array([int(equal + batch_size * change / learning_rate) for change in bias_update])
