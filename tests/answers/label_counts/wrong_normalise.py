# advice: lowest-as-zero
def label_counts(bias_update, batch_size, learning_rate):
    """label_counts([0.05, -0.05], batch_size=4, learning_rate=0.2) → [3, 1]"""
    b = np.array(bias_update) - min(bias_update)
    return np.rint(b / b.sum() * batch_size).astype(np.int64)
