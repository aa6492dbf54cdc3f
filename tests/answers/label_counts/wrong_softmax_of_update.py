# advice: softmax-of-the-changes
def label_counts(bias_update, batch_size, learning_rate):
    odds = np.exp(bias_update)
    predicted = odds / odds.sum()
    per_record = bias_update / learning_rate + predicted
    return np.round(per_record * batch_size).astype(np.int64)
