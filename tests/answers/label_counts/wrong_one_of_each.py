# advice: at-least-one
def label_counts(bias_update, batch_size, learning_rate):
    share = 1 / len(bias_update) + bias_update / learning_rate
    return np.clip(np.rint(batch_size * share), 1, None).astype(int)
