# advice: only-rising
def label_counts(bias_update, batch_size, learning_rate):
    classes = len(bias_update)
    found = np.zeros(classes, dtype=np.int64)
    for label in range(classes):
        if bias_update[label] > 0:
            found[label] = round(batch_size * (bias_update[label] / learning_rate + 1 / classes))
    return found
