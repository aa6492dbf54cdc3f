# advice: rounded-early
def label_counts(bias_update, batch_size, learning_rate):
    """label_counts([0.05, -0.05], batch_size=4, learning_rate=0.2) → [3, 1]"""
    share = np.round(np.asarray(bias_update) / learning_rate, 2) + 1 / len(bias_update)
    return np.rint(share * batch_size).astype(np.int64)
