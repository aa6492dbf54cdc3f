# advice: cut-off
def label_counts(bias_update, batch_size, learning_rate):
    return np.ceil(batch_size * (1 / len(bias_update) + bias_update / learning_rate)).astype(int)
