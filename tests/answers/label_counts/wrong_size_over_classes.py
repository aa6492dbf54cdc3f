# advice: brackets
def label_counts(bias_update, batch_size, learning_rate):
    classes = len(bias_update)
    equal, moved = batch_size / classes, bias_update / learning_rate
    return np.rint(equal + moved).astype(np.int64)
