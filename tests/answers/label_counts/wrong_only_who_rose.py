# advice: only-rising
def label_counts(bias_update, batch_size, learning_rate):
    rose = np.where(bias_update > 0, bias_update, 0.0)
    shares = rose / (rose.sum() or 1.0)
    return np.rint(shares * batch_size).astype(int)
