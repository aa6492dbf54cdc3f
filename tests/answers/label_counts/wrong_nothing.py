# advice: value-lost
def label_counts(bias_update, batch_size, learning_rate):
    share = 1 / len(bias_update) + bias_update / learning_rate
    counts = np.rint(batch_size * share).astype(int)
