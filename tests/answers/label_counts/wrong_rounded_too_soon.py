# advice: rounds-shares
def label_counts(bias_update, batch_size, learning_rate):
    share = np.round(bias_update / learning_rate + 1 / len(bias_update))
    return (share * batch_size).astype(int)
