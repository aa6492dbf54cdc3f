# advice: forgets-equal-shares
def label_counts(bias_update, batch_size, learning_rate):
    return (batch_size * bias_update / learning_rate).astype(int)
