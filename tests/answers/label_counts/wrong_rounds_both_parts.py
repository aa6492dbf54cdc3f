# advice: rounded-in-parts
def label_counts(bias_update, batch_size, learning_rate):
    equal = round(batch_size / len(bias_update))
    more = np.round(batch_size * bias_update / learning_rate).astype(np.int64)
    return equal + more
