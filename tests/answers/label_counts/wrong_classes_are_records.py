# advice: records-not-classes
def label_counts(bias_update, batch_size, learning_rate):
    C = batch_size
    return np.rint(batch_size * (bias_update / learning_rate + 1 / C)).astype(int)
