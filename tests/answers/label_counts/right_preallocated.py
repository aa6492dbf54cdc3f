# right: an array of ints filled one by one
def label_counts(bias_update, batch_size, learning_rate):
    counts = np.zeros(len(bias_update), dtype=np.int64)
    for c, change in enumerate(bias_update):
        counts[c] = int(np.rint(batch_size * change / learning_rate + batch_size / len(bias_update)))
    return counts
