# advice: one-change
def label_counts(bias_update, batch_size, learning_rate):
    classes = len(bias_update)
    exact = (bias_update[label] / learning_rate + 1 / classes for label in range(classes))
    return np.array([round(batch_size * each) % batch_size for each in exact])
