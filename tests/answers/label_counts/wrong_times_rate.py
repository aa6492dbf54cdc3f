# advice: times-learning-rate
def label_counts(bias_update, batch_size, learning_rate):
    return np.rint(batch_size * (1 / len(bias_update) + bias_update * learning_rate)).astype(int)
