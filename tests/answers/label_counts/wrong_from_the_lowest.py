# advice: lowest-as-zero
def label_counts(bias_update, batch_size, learning_rate):
    """label_counts([0.05, -0.05], batch_size=4, learning_rate=0.2) → [3, 1]"""
    bias_update = np.asarray(bias_update)
    gain = (bias_update - bias_update.min()) / learning_rate
    return np.rint(gain * batch_size).astype(np.int64)
