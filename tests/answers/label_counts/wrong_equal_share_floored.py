# advice: share-floored
def label_counts(bias_update, batch_size, learning_rate):
    per_class = batch_size // bias_update.size
    counts = per_class + batch_size * bias_update / learning_rate
    return np.rint(counts).astype(np.int64)
