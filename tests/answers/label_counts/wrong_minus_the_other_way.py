# advice: subtracts-equal-shares
def label_counts(bias_update, batch_size, learning_rate):
    share = bias_update / learning_rate - 1 / len(bias_update)
    return np.rint(batch_size * share)
