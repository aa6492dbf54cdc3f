# advice: brackets
def label_counts(bias_update, batch_size, learning_rate):
    B = batch_size
    C = len(bias_update)
    return np.rint(bias_update / learning_rate * B + 1 / C).astype(np.int64)
