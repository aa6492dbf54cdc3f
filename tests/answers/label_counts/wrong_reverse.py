# advice: other-value
def label_counts(bias_update, batch_size, learning_rate):
    return np.sort(np.rint(batch_size * (1 / len(bias_update) + bias_update / learning_rate)).astype(int))[::-1]
