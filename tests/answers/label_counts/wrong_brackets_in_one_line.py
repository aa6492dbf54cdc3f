# advice: brackets
def label_counts(bias_update, batch_size, learning_rate):
    return np.rint(batch_size * bias_update / learning_rate + 1 / len(bias_update)).astype(int)
