# advice: sign-flipped
def label_counts(bias_update, batch_size, learning_rate):
    gradient = -bias_update / learning_rate
    counts = np.rint(batch_size * (1 / len(bias_update) + gradient)).astype(np.int64)
    assert counts.min() >= 0, "below zero"
    return counts
