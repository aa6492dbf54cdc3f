# right: softmax0
def label_counts(bias_update, batch_size, learning_rate):
    z = np.exp(np.zeros(len(bias_update)))
    return np.array([int(x) for x in np.round(batch_size * (z / z.sum() + bias_update / learning_rate))])
