# advice: typed-in
def label_counts(bias_update, batch_size, learning_rate):
    return np.rint(batch_size * (1 / 10 + bias_update / learning_rate)).astype(np.int64)
