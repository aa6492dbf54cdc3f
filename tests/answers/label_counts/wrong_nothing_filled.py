# advice: other-value
def label_counts(bias_update, batch_size, learning_rate):
    classes = len(bias_update)
    found = np.full(classes, 0)
    for label in range(batch_size // 1000):
        found[label] = round(batch_size * (bias_update[label] / learning_rate + 1 / classes))
    return found
