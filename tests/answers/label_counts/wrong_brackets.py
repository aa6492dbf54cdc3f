# advice: brackets
def label_counts(bias_update, batch_size, learning_rate):
    return np.rint(batch_size / len(bias_update) + bias_update / learning_rate).astype(int)
