# advice: rounded-early
def label_counts(bias_update, batch_size, learning_rate):
    share = np.round(1 / len(bias_update) + bias_update / learning_rate, 3)
    return np.rint(share * batch_size).astype(int)
