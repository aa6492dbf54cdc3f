# advice: shares-not-counts
def label_counts(bias_update, batch_size, learning_rate):
    return (bias_update / learning_rate + 1 / len(bias_update)).astype(np.int64)
