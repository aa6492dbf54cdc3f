# advice: forgets-equal-shares
def label_counts(bias_update, batch_size, learning_rate):
    gradient = -bias_update / learning_rate
    return (-gradient * batch_size).astype(int)
