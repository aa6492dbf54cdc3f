# right: multiplied out, half added
def label_counts(bias_update, batch_size, learning_rate):
    equal = batch_size / bias_update.size
    return np.floor(equal + batch_size * bias_update / learning_rate + 0.5).astype(int)
