# advice: rounded-early
def label_counts(bias_update, batch_size, learning_rate):
    """label_counts([0.05, -0.05], batch_size=4, learning_rate=0.2) → [3, 1]"""
    shares = np.round(np.array(bias_update) / learning_rate, 1)
    return ((shares + 1 / len(bias_update)) * batch_size).astype(np.int64)
