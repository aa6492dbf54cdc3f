# advice: not-whole
def label_counts(bias_update, batch_size, learning_rate):
    return batch_size * (1 / len(bias_update) + bias_update / learning_rate)
