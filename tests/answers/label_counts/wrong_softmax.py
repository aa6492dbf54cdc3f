# advice: made-to-add-up
def label_counts(bias_update, batch_size, learning_rate):
    odds = np.exp(bias_update / learning_rate)
    return np.rint(batch_size * odds / np.sum(odds)).astype(int)
