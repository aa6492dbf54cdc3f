# advice: all-zero
def label_counts(bias_update, batch_size, learning_rate):
    C = len(bias_update)
    share = (bias_update / learning_rate + 1 / C) / batch_size
    return np.rint(share).astype(np.int64)
