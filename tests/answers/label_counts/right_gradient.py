# right: by way of the gradient, int32
def label_counts(bias_update, batch_size, learning_rate):
    gradient = -bias_update / learning_rate
    probability = np.full(len(gradient), 1 / len(gradient))
    return np.round((probability - gradient) * batch_size).astype(np.int32)
