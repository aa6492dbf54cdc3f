# right: a loop, wrapped at the end
def label_counts(bias_update, batch_size, learning_rate):
    classes = len(bias_update)
    return np.array([round(batch_size * (1 / classes + change / learning_rate)) for change in bias_update])
