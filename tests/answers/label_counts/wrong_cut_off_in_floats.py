# advice: cut-off
def label_counts(bias_update, batch_size, learning_rate):
    C = len(bias_update)
    n = np.zeros(C)
    for c in range(C):
        n[c] = int(batch_size * (bias_update[c] / learning_rate + 1 / C))
    return n
