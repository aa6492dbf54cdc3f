# advice: brackets
def label_counts(bias_update, batch_size, learning_rate):
    return np.rint(1 / len(bias_update) + bias_update / learning_rate * batch_size).astype(int)
