# advice: wrong-shape
def label_counts(bias_update, batch_size, learning_rate):
    g = bias_update / learning_rate
    return np.rint(batch_size * (g + 1 / len(g))).astype(int).sum()
