# advice: wrong-shape
def label_counts(bias_update, batch_size, learning_rate):
    share = 1 / len(bias_update) + bias_update / learning_rate
    return int(np.rint(np.sum(batch_size * share)))
