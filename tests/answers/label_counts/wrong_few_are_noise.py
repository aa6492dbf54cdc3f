# advice: one-line-too-many
def label_counts(bias_update, batch_size, learning_rate):
    found = np.round(batch_size * (bias_update / learning_rate + 1 / len(bias_update)), 3)
    found[found < 0.0002 * batch_size] = 0
    return np.rint(found).astype(np.int64)
